import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsOptional, IsString, Length, Matches } from 'class-validator';
import { PageQuery } from '@chancery/platform';

export const MAX_ROWS_AT_ONCE = 1_000;

/** Why evidence is withdrawn. */
export class WithdrawBody {
  @ApiProperty({
    description: 'Why. Kept for ever, shown to those who cited it: no place for personal data.',
    example: 'The supplier corrected these figures',
  })
  @IsString()
  @Length(10, 1000)
  readonly reason!: string;

  @ApiPropertyOptional({
    description: 'Withdraw it although authorities cite it: their links become findings.',
    default: false,
  })
  @IsOptional()
  @IsBoolean()
  readonly evenIfCited?: boolean;
}

export class RetractRowsBody extends WithdrawBody {
  @ApiProperty({
    description: 'Row IDs. Each is retracted in every batch that holds it.',
    type: [String],
    example: ['00501'],
    minItems: 1,
    maxItems: MAX_ROWS_AT_ONCE,
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_ROWS_AT_ONCE)
  @IsString({ each: true })
  @Matches(/^[A-Za-z0-9_.:]{1,64}$/, { each: true, message: 'each of rows must be a row ID' })
  readonly rows!: readonly string[];
}

/** Which citations of a dataset. */
export class CitationQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Only rows pinned in this batch.', example: 'b1f2e3d4c5b6a7980f1e2d3c4' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  readonly batch?: string;

  @ApiPropertyOptional({
    description: 'Only these rows; once per row, 100 at most.',
    type: [String],
    example: ['00501'],
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  readonly row?: readonly string[];
}
