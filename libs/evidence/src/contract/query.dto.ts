import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

export const DEFAULT_ROW_LIMIT = 1_000;
export const MAX_ROW_LIMIT = 10_000;
export const DEFAULT_QUERY_TIMEOUT_MS = 10_000;
export const MAX_QUERY_TIMEOUT_MS = 60_000;

export class RunQueryBody {
  @ApiProperty({
    description:
      'One SELECT over the tenant’s datasets, each a table of its name. Besides its columns a dataset has `_row_id`, ' +
      '`_digest` (SHA-256 of the row), `_line` (of the uploaded file) and `_batch`. An empty cell is NULL.',
    example: 'SELECT state, count(*) AS places FROM zipcodes GROUP BY state ORDER BY places DESC',
  })
  @IsString()
  @Length(1, 100_000)
  readonly sql!: string;

  @ApiPropertyOptional({
    description: 'Rows to answer with at most; where there are more, `truncated` is true.',
    default: DEFAULT_ROW_LIMIT,
    minimum: 1,
    maximum: MAX_ROW_LIMIT,
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_ROW_LIMIT)
  readonly limit?: number;

  @ApiPropertyOptional({
    description: 'Milliseconds after which the query is stopped.',
    default: DEFAULT_QUERY_TIMEOUT_MS,
    minimum: 100,
    maximum: MAX_QUERY_TIMEOUT_MS,
  })
  @IsOptional()
  @IsInt()
  @Min(100)
  @Max(MAX_QUERY_TIMEOUT_MS)
  readonly timeoutMs?: number;
}
