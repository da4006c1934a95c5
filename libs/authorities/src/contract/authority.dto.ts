import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsByteLength, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';

/** Bytes of an authority's text at most (UTF-8): 512 KB. */
export const MAX_TEXT_BYTES = 512 * 1024;

export class DraftAuthorityBody {
  @ApiProperty({
    description:
      'Markdown (CommonMark), 512 KB at most. Links: `[text](authority:ID#section)`, `[text](authority:ID@VERSION#section)`, `[text](evidence:DATASET/ROW)`. A heading names its own anchor with `{#anchor}` at its end.',
    example: '# Retention rule\n\nKept for ten years, as was [holding H007](evidence:holdings/H007).\n',
  })
  @IsString()
  @IsByteLength(1, MAX_TEXT_BYTES, { message: `text must have 1 to ${MAX_TEXT_BYTES} bytes` })
  readonly text!: string;
}

export class CompileQuery {
  @ApiPropertyOptional({
    description:
      'Tokens the compile holds before it reads, and never passes: with more it stops, records nothing and charges nothing. Absent: as many as there are, if the budget has them.',
    example: 20_000,
    type: 'integer',
    minimum: 1,
    maximum: 1_000_000_000,
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  readonly maxTokens?: number;
}

/** Path parameters of one authority. */
export class AuthorityPath {
  @ApiProperty({ description: 'The tenant.', example: 'eu_t0123456789abcdef01234567' })
  @IsString()
  readonly tenant!: string;

  @ApiProperty({ description: 'The authority: a letter, then letters, digits or `_`.', example: 'retention_rule' })
  @Matches(/^[a-z][a-z0-9_]{0,62}$/, { message: 'authority must be a letter, then letters, digits or _ (63 at most)' })
  readonly authority!: string;
}
