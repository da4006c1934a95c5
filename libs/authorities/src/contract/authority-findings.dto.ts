import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '@chancery/platform';

export class AuthorityFindingsQuery extends PageQuery {
  @ApiPropertyOptional({
    description: 'Only authorities with errors (skipped or not), or with any finding.',
    enum: ['error', 'any'],
    default: 'any',
  })
  @IsOptional()
  @IsIn(['error', 'any'], { message: 'severity must be error or any' })
  readonly severity: 'error' | 'any' = 'any';
}
