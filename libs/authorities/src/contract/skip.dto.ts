import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsISO8601, IsString, Length, Matches } from 'class-validator';
import { SKIP_CATEGORIES } from '../authority/skip.ts';
import type { SkipCategory } from '../authority/skip.ts';
import { AuthorityPath } from './authority.dto.ts';

/** ISO 8601 knows weeks and days of the year, too, which nothing here reads. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
const DIGEST = /^[0-9a-f]{64}$/;

export class SkipFindingBody {
  @ApiProperty({
    description: '`fingerprint` of the finding, as a compile or a list of findings shows it.',
    pattern: DIGEST.source,
  })
  @Matches(DIGEST, { message: 'finding must be the fingerprint of a finding: 64 hex digits' })
  readonly finding!: string;

  @ApiProperty({
    description:
      'Why: the target is to come; it is kept elsewhere; the text cites what is no more; the finding is wrong; the risk is borne.',
    enum: SKIP_CATEGORIES,
  })
  @IsIn(SKIP_CATEGORIES, { message: `category must be one of ${SKIP_CATEGORIES.join(', ')}` })
  readonly category!: SkipCategory;

  @ApiProperty({
    description: 'In a sentence, 20 characters or more; printed in exports.',
    example: 'The directive is cited from the gazette until its act is published here.',
  })
  @IsString()
  @Length(1, 2_000)
  readonly justification!: string;

  @ApiProperty({
    description: 'Actor ID of the person who answers for it, of this plane.',
    example: 'eu_a0123456789abcdef',
  })
  @Matches(/^(us|eu)_[a-z0-9]{2,64}$/, { message: 'owner must be an actor ID' })
  readonly owner!: string;

  @ApiProperty({ description: 'From then on the finding blocks again.', example: '2027-06-30T00:00:00Z' })
  @IsISO8601({ strict: true, strictSeparator: true })
  @Matches(INSTANT, { message: 'expiresAt must be a date and time with an offset, for example 2027-06-30T00:00:00Z' })
  readonly expiresAt!: string;
}

/** Path parameters of one skip. */
export class SkipPath extends AuthorityPath {
  @ApiProperty({ description: 'The skip.', example: 's1' })
  @Matches(/^s[1-9]\d{0,8}$/, { message: 'skip must be the ID of a skip, for example s1' })
  readonly skip!: string;
}

export class RevokeSkipBody {
  @ApiProperty({ description: 'Why; auditors read this.', example: 'The act was published.' })
  @IsString()
  @Length(3, 500)
  readonly reason!: string;
}

export class AcceptLinkBody {
  @ApiProperty({ description: 'The destination of the link as it is written.', example: 'authority:terms#scope' })
  @IsString()
  @Length(1, 300)
  readonly target!: string;

  @ApiProperty({ description: '`targetDigest` of the finding: what you have read.', pattern: DIGEST.source })
  @Matches(DIGEST, { message: 'digest must be the digest of what was read: 64 hex digits' })
  readonly digest!: string;
}

export class AuthoritySettingsBody {
  @ApiProperty({ description: 'Whether findings can be skipped. Off: skips made before are suspended, too.' })
  @IsBoolean()
  readonly allowSkips!: boolean;

  @ApiProperty({ description: 'Why; auditors read this.', example: 'The review of the beta asks for it.' })
  @IsString()
  @Length(3, 500)
  readonly reason!: string;
}
