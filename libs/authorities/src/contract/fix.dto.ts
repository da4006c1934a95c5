import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import type { FixKind } from '../compiler/draft-fix.ts';

const KINDS: readonly FixKind[] = ['retarget', 'pin-to-latest', 'restore-anchor'];

export class FixDraftBody {
  @ApiProperty({
    description:
      '`retarget`: every link to `target` leads to `to` instead. `pin-to-latest`: every link to `target` names the latest version. `restore-anchor`: the heading with the anchor `target` gets the anchor `to`.',
    enum: KINDS,
  })
  @IsIn(KINDS, { message: `kind must be one of ${KINDS.join(', ')}` })
  readonly kind!: FixKind;

  @ApiProperty({
    description: 'Destination of the links as it is written; `#anchor` of the heading.',
    example: 'authority:trems#scope',
  })
  @IsString()
  @Length(1, 2_000)
  readonly target!: string;

  @ApiPropertyOptional({
    description: 'The new destination, or the `#anchor` to restore. Not for `pin-to-latest`.',
    example: 'authority:terms#scope',
  })
  @IsOptional()
  @IsString()
  @Length(1, 300)
  readonly to?: string;
}
