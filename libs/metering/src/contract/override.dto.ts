import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsISO8601, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { PageQuery } from '@chancery/platform';
import { MAX_QUANTITY } from '../ledger/quantity.ts';
import { MeterPath } from './budget.dto.ts';

/** The path of an override's routes. */
export class OverridePath extends MeterPath {
  @ApiProperty({ description: 'The override’s ID.', example: 'eu_o1f2e3d4c5b6a7980f1e2d3c4' })
  @Matches(/^(us|eu)_[a-z0-9]{2,64}$/, { message: 'override must be the ID of an override' })
  readonly override: string;
}

/** The path of what is known of an override. */
export class OverrideIdPath {
  @IsString()
  readonly tenant: string;

  @ApiProperty({ description: 'The override’s ID.', example: 'eu_o1f2e3d4c5b6a7980f1e2d3c4' })
  @Matches(/^(us|eu)_[a-z0-9]{2,64}$/, { message: 'override must be the ID of an override' })
  readonly override: string;
}

/** Overrides of one meter, or of all. */
export class OverridesQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Only those of this meter.', example: 'rows' })
  @IsOptional()
  @Matches(/^[a-z][a-z0-9_]{0,62}$/, { message: 'meter must be a letter, then letters, digits or _ (63 at most)' })
  readonly meter?: string;
}

/** An override goes past every soft cap of the meter, and past no hard cap or plan quota. */
export class GrantOverrideBody {
  @ApiProperty({ description: 'Why. Kept for ever: no place for personal data.', example: 'Quarter-end close' })
  @IsString()
  @Length(10, 1000)
  readonly reason: string;

  @ApiProperty({ description: 'How many beyond the soft caps.', example: 500, type: 'integer', minimum: 1 })
  @IsInt()
  @Min(1)
  @Max(MAX_QUANTITY)
  readonly amount: number;

  @ApiProperty({ description: 'The moment it ends, ISO 8601 with an offset.', example: '2026-11-30T17:00:00Z' })
  @IsISO8601({ strict: true })
  @Matches(/(Z|[+-]\d\d:\d\d)$/, { message: 'endsAt must carry an offset, such as Z or +01:00' })
  readonly endsAt: string;
}

export class ReverseOverrideBody {
  @ApiProperty({ description: 'Why. Kept for ever: no place for personal data.', example: 'Granted by mistake' })
  @IsString()
  @Length(10, 1000)
  readonly reason: string;
}
