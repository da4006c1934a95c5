import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';

export const DEFAULT_ROW_LIMIT = 1_000;
/** Of a page of JSON. */
export const MAX_ROW_LIMIT = 10_000;
/** Of a download. */
export const MAX_DOWNLOAD_ROWS = 1_000_000;
export const DEFAULT_QUERY_TIMEOUT_MS = 10_000;
export const MAX_QUERY_TIMEOUT_MS = 60_000;

export const RESULT_FORMATS = ['json', 'csv', 'parquet'] as const;
export type ResultFormat = (typeof RESULT_FORMATS)[number];

/** How long a statement may take, and what it is called while it runs. */
export class QueryRunOptions {
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

  @ApiPropertyOptional({
    description:
      'An ID of your own for this run, by which it can be cancelled while it runs; without one it is given one. No two ' +
      'queries run under one ID at a time.',
    example: 'monthly_report_7',
  })
  @IsOptional()
  @Matches(/^[A-Za-z0-9_]{1,64}$/, { message: 'query must be 1 to 64 of A–Z a–z 0–9 _' })
  readonly query?: string;
}

/** How a result is answered. */
export class ResultOptions extends QueryRunOptions {
  @ApiPropertyOptional({
    description:
      '`json`: a page of rows. `csv` (RFC 4180, UTF-8, cells as they are: a cell may begin with `=`) and `parquet`: the ' +
      'whole result as a file. Without it the header `Accept` decides (`text/csv`, `application/vnd.apache.parquet`).',
    enum: RESULT_FORMATS,
    default: 'json',
  })
  @IsOptional()
  @IsIn(RESULT_FORMATS)
  readonly format?: ResultFormat;

  @ApiPropertyOptional({
    description:
      `Rows to answer with at most. JSON: ${MAX_ROW_LIMIT}, ${DEFAULT_ROW_LIMIT} unless it is given; where there are ` +
      `more, \`cursor\` leads on. Files: ${MAX_DOWNLOAD_ROWS}.`,
    minimum: 1,
    maximum: MAX_DOWNLOAD_ROWS,
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_DOWNLOAD_ROWS)
  readonly limit?: number;

  @ApiPropertyOptional({
    description:
      'The `cursor` of the page before, with the same `sql` (JSON only). The page is computed from the versions of the ' +
      'datasets that the first page read.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 20_000)
  readonly after?: string;
}

export const SQL_DESCRIPTION =
  'One SELECT over the tenant’s datasets, each a table of its name. Besides its columns a dataset has `_row_id`, ' +
  '`_digest` (SHA-256 of the row), `_line` (of the uploaded file) and `_batch`. An empty cell is NULL. ' +
  'With the scope `audit:read`, `_audit` is the tenant’s own log: `entry`, `time`, `type`, `stream`, `revision`, `actor`, ' +
  '`token`, `correlation_id`, `causation_id`, `command_id`, `policy_version`, `event_id`, `data` (JSON).';
export const SQL_EXAMPLE = 'SELECT state, count(*) AS places FROM zipcodes GROUP BY state ORDER BY places DESC';
export const MAX_SQL_LENGTH = 100_000;

export class RunQueryBody extends ResultOptions {
  @ApiProperty({ description: SQL_DESCRIPTION, example: SQL_EXAMPLE })
  @IsString()
  @Length(1, MAX_SQL_LENGTH)
  readonly sql!: string;
}

export class ExplainQueryBody extends QueryRunOptions {
  @ApiProperty({ description: SQL_DESCRIPTION, example: SQL_EXAMPLE })
  @IsString()
  @Length(1, MAX_SQL_LENGTH)
  readonly sql!: string;
}
