import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsISO8601, IsOptional, IsString, Length, Matches, Max, Min, NotEquals } from 'class-validator';
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

/** The body of `corrections`. */
export class CorrectUsageBody {
  @ApiProperty({ description: 'The meter whose use was recorded wrongly.', example: 'rows' })
  @IsString()
  @Matches(/^[a-z][a-z0-9_]{0,62}$/, { message: 'meter must be a letter, then letters, digits or _ (63 at most)' })
  readonly meter: string;

  @ApiPropertyOptional({
    description: 'The decision that recorded the use, as `Chancery-Decision` said. This or `command`.',
    example: 'eu_0199c1f2a4b87c0d9e3f5a6b7c8d9e0f',
  })
  @IsOptional()
  @Matches(/^(us|eu)_[0-9a-f]{32}$/, { message: 'decision must be the ID of a decision' })
  readonly decision?: string | null;

  @ApiPropertyOptional({
    description: 'The command that recorded the use: its Idempotency-Key. This or `decision`.',
    example: 'print-run-17',
  })
  @IsOptional()
  @Matches(/^[!-~]{1,200}$/, { message: 'command must be 1 to 200 printable ASCII characters without spaces' })
  readonly command?: string | null;

  @ApiPropertyOptional({
    description:
      'Which of the uses that it recorded, from 0, where it recorded several of the meter (an atomic batch).',
    example: 0,
    type: 'integer',
    minimum: 0,
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  readonly item?: number | null;

  @ApiProperty({
    description: 'By how much more was really used than was recorded; below 0: by how much less. Not 0.',
    example: -25,
    type: 'integer',
    minimum: -MAX_QUANTITY,
    maximum: MAX_QUANTITY,
  })
  @IsInt()
  @Min(-MAX_QUANTITY)
  @Max(MAX_QUANTITY)
  @NotEquals(0)
  readonly quantity: number;

  @ApiProperty({
    description: 'Why. Kept for ever: no place for personal data.',
    example: 'The printer jammed; 25 sheets were counted and never printed.',
  })
  @IsString()
  @Length(10, 1000)
  readonly reason: string;
}
