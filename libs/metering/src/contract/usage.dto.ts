import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsISO8601, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { MAX_QUANTITY } from '../ledger/quantity.ts';

/** The body of `consume` and `check`. Compiled to JSON Schema: these routes are the hot ones. */
export class UsageBody {
  @ApiProperty({ description: 'What is counted. Any slug: a meter begins with its first use.', example: 'rows' })
  @IsString()
  @Matches(/^[a-z][a-z0-9_]{0,62}$/, { message: 'meter must be a letter, then letters, digits or _ (63 at most)' })
  readonly meter: string;

  @ApiProperty({ description: 'How many.', example: 75, type: 'integer', minimum: 1, maximum: MAX_QUANTITY })
  @IsInt()
  @Min(1)
  @Max(MAX_QUANTITY)
  readonly quantity: number;
}

/** The body of `report`. */
export class ReportUsageBody extends UsageBody {
  @ApiPropertyOptional({
    description:
      'When it happened, ISO 8601 with an offset: it counts in the day, week and month of then, up to 72 hours after the end of that day. Default: now.',
    example: '2026-11-24T09:15:00Z',
  })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(/T.*(Z|[+-]\d\d:\d\d)$/, { message: 'occurredAt must be a moment with an offset, such as Z or +01:00' })
  readonly occurredAt?: string | null;
}
