import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { AuthorityPath } from './authority.dto.ts';

/** Path parameters of one version. */
export class VersionPath extends AuthorityPath {
  @ApiProperty({ description: 'The version, from 1.', example: 1, type: 'integer', minimum: 1, maximum: 999_999_999 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(999_999_999)
  readonly version!: number;
}

const COMPARED = /^(draft|[1-9]\d{0,8})$/;

/** What a diff compares. */
export class DiffQuery {
  @ApiProperty({ description: 'The older text: a version, or `draft`.', example: '1', pattern: COMPARED.source })
  @Matches(COMPARED, { message: 'from must be the number of a version, or "draft"' })
  readonly from!: string;

  @ApiPropertyOptional({
    description: 'The newer text: a version, or `draft`.',
    default: 'draft',
    pattern: COMPARED.source,
  })
  @IsOptional()
  @Matches(COMPARED, { message: 'to must be the number of a version, or "draft"' })
  readonly to: string = 'draft';
}
