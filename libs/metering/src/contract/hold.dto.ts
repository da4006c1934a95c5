import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsISO8601, IsString, Matches, Max, Min } from 'class-validator';
import { PageQuery } from '@chancery/platform';
import { MAX_QUANTITY } from '../ledger/quantity.ts';
import { UsageBody } from './usage.dto.ts';

/** The path of a hold's routes. A hold's ID ends in its meter, so nothing has to be looked up to find its ledger. */
export class HoldPath {
  @IsString()
  readonly tenant: string;

  @ApiProperty({ description: 'The hold’s ID.', example: 'eu_h1f2e3d4c5b6a7980f1e2d3c4_rows' })
  @Matches(/^(us|eu)_h[0-9a-f]{24}_[a-z][a-z0-9_]{0,62}$/, { message: 'hold must be the ID of a hold' })
  readonly hold: string;
}

/** An end for a hold. */
export class RenewHoldBody {
  @ApiProperty({
    description: 'The moment it ends, ISO 8601 with an offset; at most 31 days ahead.',
    example: '2026-11-24T12:30:00Z',
  })
  @IsISO8601({ strict: true })
  @Matches(/(Z|[+-]\d\d:\d\d)$/, { message: 'endsAt must carry an offset, such as Z or +01:00' })
  readonly endsAt: string;
}

/** What to reserve, and until when. */
export class HoldUsageBody extends UsageBody {
  @ApiProperty({
    description: 'The moment it ends, ISO 8601 with an offset; at most 31 days ahead.',
    example: '2026-11-24T12:30:00Z',
  })
  @IsISO8601({ strict: true })
  @Matches(/(Z|[+-]\d\d:\d\d)$/, { message: 'endsAt must carry an offset, such as Z or +01:00' })
  readonly endsAt: string;
}

export class CommitHoldBody {
  @ApiProperty({ description: 'What was really used; at most what is held.', example: 60, type: 'integer', minimum: 1 })
  @IsInt()
  @Min(1)
  @Max(MAX_QUANTITY)
  readonly quantity: number;
}

/** The holds of one meter, a page of them. */
export class HoldsQuery extends PageQuery {
  @ApiProperty({ description: 'The meter whose holds to list.', example: 'rows' })
  @IsString()
  @Matches(/^[a-z][a-z0-9_]{0,62}$/, { message: 'meter must be a letter, then letters, digits or _ (63 at most)' })
  readonly meter: string;
}
