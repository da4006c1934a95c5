import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsString, Length, Matches } from 'class-validator';
import { PageQuery } from '@chancery/platform';

/** Filters of the audit trail; all given ones must hold. */
export class AuditQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Exact event type.', example: 'chancery.metering.budget-set.v1' })
  @IsOptional()
  @Matches(/^chancery\.[a-z]+\.[a-z-]+\.v[0-9]+$/, {
    message: 'type must be an event type such as chancery.metering.budget-set.v1',
  })
  readonly type?: string;

  @ApiPropertyOptional({ description: 'Actor ID.' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly actor?: string;

  @ApiPropertyOptional({ description: 'Stream name.', example: 'ledger-eu_t4f…-rows' })
  @IsOptional()
  @IsString()
  @Length(1, 300)
  readonly stream?: string;

  @ApiPropertyOptional({ description: 'Correlation ID.' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly correlationId?: string;

  @ApiPropertyOptional({ description: 'Not before this instant.', example: '2026-11-01T00:00:00Z' })
  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  readonly from?: string;

  @ApiPropertyOptional({ description: 'Before this instant.', example: '2026-12-01T00:00:00Z' })
  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  readonly to?: string;

  @ApiPropertyOptional({ description: 'Oldest first or newest first.', enum: ['asc', 'desc'], default: 'asc' })
  @IsOptional()
  @IsIn(['asc', 'desc'])
  readonly order?: 'asc' | 'desc';
}
