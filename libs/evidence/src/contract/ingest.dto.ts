import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';

/** How the file of a batch is to be read. */
export class IngestQuery {
  @ApiPropertyOptional({
    description: 'Of a file whose Content-Type does not say it (`application/gzip`).',
    enum: ['csv', 'ndjson'],
    example: 'csv',
  })
  @IsOptional()
  @IsIn(['csv', 'ndjson'])
  readonly format?: 'csv' | 'ndjson';

  @ApiPropertyOptional({
    description:
      'Field delimiter of a CSV, 1 to 4 characters, no quote and no line break. A tab is `%09`. Without it, the one of ' +
      '`,` `;` tab `|` that splits the first 100 rows most evenly.',
    example: ';',
  })
  @IsOptional()
  @IsString()
  @Length(1, 4)
  @Matches(/^[^"\r\n]+$/, { message: 'delimiter must not contain a quote or a line break' })
  readonly delimiter?: string;

  @ApiPropertyOptional({
    description:
      'Encoding of the text, a WHATWG label; goes before the charset of the Content-Type. Without either, the byte ' +
      'order mark decides, else the first 256 KiB: UTF-8 where they are, else the likeliest.',
    example: 'windows-1252',
  })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  readonly encoding?: string;

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
    description:
      'CSV rows with another number of cells than the header: `reject`ed, or `fill`ed up with empty cells. A row with ' +
      'values beyond the header is rejected either way.',
    enum: ['reject', 'fill'],
    default: 'reject',
  })
  @IsOptional()
  @IsIn(['reject', 'fill'])
  readonly ragged?: 'reject' | 'fill';

  @ApiPropertyOptional({
    description:
      'Type of a column, `<name>:<TYPE>`, once per column: `BOOLEAN`, `BIGINT`, `DOUBLE`, `DATE`, `TIMESTAMP`, ' +
      '`TIMESTAMPTZ` or `VARCHAR`. A row with a cell that does not fit is rejected. Other columns are inferred.',
    type: [String],
    example: ['zip_code:VARCHAR'],
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @ArrayMaxSize(1_000)
  @IsString({ each: true })
  @Matches(/^.{1,200}:(?:BOOLEAN|BIGINT|DOUBLE|DATE|TIMESTAMP|TIMESTAMPTZ|VARCHAR)$/, {
    each: true,
    message: 'each columnType must be `<name>:<TYPE>`, for example zip_code:VARCHAR',
  })
  readonly columnType?: readonly string[];

  @ApiPropertyOptional({
    description: '`true`: one bad row refuses the whole file. `false`: bad rows are reported and good rows land.',
    default: 'false',
    enum: ['true', 'false'],
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  readonly strict?: 'true' | 'false';
}
