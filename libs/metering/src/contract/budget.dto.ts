import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { MAX_PERCENT, MAX_QUANTITY, MAX_THRESHOLDS } from '../ledger/quantity.ts';

const SLUG = /^[a-z][a-z0-9_]{0,62}$/;

/** The path of a meter's routes. */
export class MeterPath {
  @IsString()
  readonly tenant: string;

  @ApiProperty({ description: 'What is counted.', example: 'rows' })
  @Matches(SLUG, { message: 'meter must be a letter, then letters, digits or _ (63 at most)' })
  readonly meter: string;
}

/** The path of a budget's routes. */
export class BudgetPath extends MeterPath {
  @ApiProperty({ description: 'The budget, by its slug.', example: 'monthly' })
  @Matches(SLUG, { message: 'budget must be a letter, then letters, digits or _ (63 at most)' })
  readonly budget: string;
}

/** All settings of a budget: what is left out takes its default, not what it was before. */
export class SetBudgetBody {
  @ApiProperty({ description: 'Periods turn at midnight in the tenant’s time zone; a week begins on Monday.' })
  @IsIn(['day', 'week', 'month'])
  readonly period: 'day' | 'week' | 'month';

  @ApiProperty({ description: '100 %.', example: 10_000, type: 'integer', minimum: 1, maximum: MAX_QUANTITY })
  @IsInt()
  @Min(1)
  @Max(MAX_QUANTITY)
  readonly limit: number;

  @ApiPropertyOptional({ description: 'Percents of the limit at which an alert fires.', default: [50, 80, 100] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_THRESHOLDS)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(MAX_PERCENT, { each: true })
  readonly thresholds?: readonly number[] | null;

  @ApiPropertyOptional({
    description: 'Beyond it new work is refused until an override or the next period. Default: the limit.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_QUANTITY)
  readonly softCap?: number | null;

  @ApiPropertyOptional({ description: 'Beyond it no override helps; at least the soft cap. Default: none.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_QUANTITY)
  readonly hardCap?: number | null;

  @ApiPropertyOptional({
    description: 'How many people other than who asks have to approve an override of the meter: 1 or 2.',
    default: 1,
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2)
  readonly approvals?: number | null;
}
