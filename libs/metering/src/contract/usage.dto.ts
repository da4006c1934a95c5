import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString, Matches, Max, Min } from 'class-validator';
import { MAX_QUANTITY } from '../ledger/quantity.ts';

/** The body of `consume`, `check` and `report`. Compiled to JSON Schema: these routes are the hot ones. */
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
