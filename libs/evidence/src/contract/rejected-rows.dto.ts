import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

/** How rejected rows are to be downloaded. */
export class RejectedRowsQuery {
  @ApiPropertyOptional({ description: 'NDJSON, or CSV.', enum: ['ndjson', 'csv'], default: 'ndjson' })
  @IsOptional()
  @IsIn(['ndjson', 'csv'])
  readonly format: 'ndjson' | 'csv' = 'ndjson';
}
