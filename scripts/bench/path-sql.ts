import type { DuckDBConnection } from '@duckdb/node-api';
import { quantile, rounded, timed } from './figures.ts';
import type { BenchTenant } from './path-tenant.ts';

/** Queries over HTTP beside the same in DuckDB within this process, on Parquet that it wrote itself. */
export interface SqlFigures {
  /** All queries together: medians over HTTP as a multiple of bare medians. */
  readonly vsBareDuckDb: number;
  readonly queries: readonly { readonly query: string; readonly ms: number; readonly bareMs: number }[];
}

const QUERIES: Readonly<Record<string, string>> = {
  // Next to nothing for the engine: what is left is what a query costs on its way.
  count: 'SELECT count(*) AS n FROM big',
  group: 'SELECT country, count(*) AS n, sum(amount) AS total FROM big GROUP BY country ORDER BY country',
  filter:
    "SELECT town, avg(amount) AS mean FROM big WHERE booked >= DATE '2024-01-01' GROUP BY town ORDER BY mean DESC",
  top: 'SELECT id, amount FROM big ORDER BY amount DESC, id LIMIT 100',
  text: "SELECT count(*) AS n FROM big WHERE holder LIKE '%Söhne 4%'",
};
/** The machine's speed wanders: both sides are measured in turn. The first round is not counted. */
const ROUNDS = 6;

/** The dataset `big` holds the same rows as the file `parquet`. */
export async function sqlBench(
  { api, base }: BenchTenant,
  duckDb: DuckDBConnection,
  parquet: string,
): Promise<SqlFigures> {
  await duckDb.run(`CREATE OR REPLACE VIEW big AS SELECT * FROM read_parquet('${parquet}')`);
  const queries: { readonly query: string; readonly ms: number; readonly bareMs: number }[] = [];
  for (const [query, sql] of Object.entries(QUERIES)) {
    const times: number[] = [];
    const bareTimes: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const bare = await timed(async () => (await duckDb.runAndReadAll(sql)).getRowsJson());
      const ours = await timed(() => api.ok<{ rowCount: number }>('POST', `${base}/queries`, { body: { sql } }));
      if (bare.result.length !== ours.result.rowCount) throw new Error(`Not the same rows: ${sql}`);
      if (round === 0) continue;
      bareTimes.push(bare.ms);
      times.push(ours.ms);
    }
    queries.push({ query, ms: rounded(quantile(times, 0.5)), bareMs: rounded(quantile(bareTimes, 0.5)) });
  }
  const total = (of: 'ms' | 'bareMs') => queries.reduce((sum, query) => sum + query[of], 0);
  return { vsBareDuckDb: rounded(total('ms') / total('bareMs')), queries };
}
