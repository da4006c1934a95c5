import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';

/** How the CSV of a batch is to be read. */
export class IngestQuery {
  @ApiPropertyOptional({
    description: 'Field delimiter, 1 to 4 characters, no quote and no line break. A tab is `%09`.',
    default: ',',
    example: ';',
  })
  @IsOptional()
  @IsString()
  @Length(1, 4)
  @Matches(/^[^"\r\n]+$/, { message: 'delimiter must not contain a quote or a line break' })
  readonly delimiter?: string;

  @ApiPropertyOptional({
    description:
      'Column whose values are the row IDs: unique in the file, 1 to 64 of `A–Z a–z 0–9 _ . :`. Without it a row ID ' +
      'is `<first 12 hex digits of the batch>_<row number>`.',
    example: 'zip_code',
  })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly rowKey?: string;

  @ApiPropertyOptional({
    description: '`true`: one bad row refuses the whole file. `false`: bad rows are reported and good rows land.',
    default: 'false',
    enum: ['true', 'false'],
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  readonly strict?: 'true' | 'false';
}
