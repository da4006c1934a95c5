import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { World } from '../world.ts';

interface Match {
  readonly date: string;
  readonly division: string;
  readonly home_team: string;
  readonly away_team: string;
}
interface Ingested {
  readonly batch: string;
  readonly accepted: number;
  readonly rejected: number;
}

const vega = join(dirname(createRequire(import.meta.url).resolve('vega-datasets')), '..', 'data');
const read = (file: string): unknown => JSON.parse(readFileSync(join(vega, file), 'utf8'));
const MATCHES = read('football.json') as readonly Match[];
const CAPITALS = read('us-state-capitals.json') as readonly { readonly city: string }[];
const RAISED_BUDGET = 60_000;

/** A raised budget arms its alerts again; then files as people really send them. */
export async function ingestOtherFormats({ story, admin, member, base }: World): Promise<void> {
  const raised = await admin.request('PUT', `${base}/budgets/rows/monthly`, {
    body: { period: 'month', limit: RAISED_BUDGET },
  });
  const ledger = await admin.ok<{ budgets: { crossed: number[] }[] }>('GET', `${base}/ledgers/rows`);
  story.expect(isDeepStrictEqual(ledger.budgets[0]?.crossed, [50]), 'the alert at 80 % armed again', ledger);
  await story.tell(`The budget raised to ${RAISED_BUDGET} rows: the alert at 80 % is armed again`, raised);

  const matches = await member.request<Ingested>('POST', `${base}/datasets/matches/batches?format=csv`, {
    raw: { contentType: 'application/gzip', content: gzipSync(Buffer.from(matchesCsv(), 'latin1')) },
  });
  story.expect(matches.status === 201 && matches.body.accepted === MATCHES.length, 'the matches in', matches.body);
  await story.tell(`A gzipped, semicolon-separated file in Windows-1252: ${matches.body.accepted} rows`, matches);

  const capitals = await member.request<Ingested>('POST', `${base}/datasets/capitals/batches?rowKey=city`, {
    raw: { contentType: 'application/x-ndjson', content: CAPITALS.map((one) => JSON.stringify(one)).join('\n') },
  });
  const spaced = CAPITALS.filter(({ city }) => city.includes(' ')).length;
  story.expect(capitals.status === 201 && capitals.body.rejected === spaced, 'names as row IDs', capitals.body);
  await story.tell(`Newline-delimited JSON: ${capitals.body.accepted} capitals`, capitals);
  const report = `${base}/datasets/capitals/batches/${capitals.body.batch}/rejected-rows`;
  const rejected = (await member.ok<string>('GET', report)).trim().split('\n');
  story.expect(rejected.length === spaced, 'the rejected rows', rejected);
  await story.tell(`${spaced} rows were rejected, each with its line and reason: a row ID has no spaces`);
}

/** The same answers as pages and as files, and how the engine gets them. */
export async function queryInDepth({ story, member, base }: World): Promise<void> {
  const sql = "SELECT division, count(*) AS matches FROM matches WHERE division LIKE 'Ö%' GROUP BY division";
  const austrian = await member.ok<{ rows: [string, number][] }>('POST', `${base}/queries`, { body: { sql } });
  story.expect(austrian.rows[0]?.[0] === 'Österreichische Bundesliga', 'the umlaut', austrian);
  await story.tell(`The encoding was found: ${austrian.rows[0]?.join(', ')} matches`);

  const paged = { sql: 'SELECT zip_code FROM zipcodes ORDER BY zip_code', limit: 10_000 };
  const seen: unknown[] = [];
  for (let after: string | null = ''; after !== null;) {
    const body: object = after === '' ? paged : { ...paged, after };
    const page: { rows: unknown[]; cursor: string | null } = await member.ok('POST', `${base}/queries`, { body });
    seen.push(...page.rows);
    after = page.cursor;
  }
  story.expect(seen.length === 42_049, 'every row once over the pages', seen.length);
  await story.tell(`Paged through ${seen.length} rows by cursor`);

  const parquet = await member.request<string>('POST', `${base}/queries`, { body: { sql, format: 'parquet' } });
  story.expect(parquet.status === 200 && parquet.body.startsWith('PAR1'), 'a Parquet file', parquet.headers);
  await story.tell('The result as a Parquet file');
  const plan = await member.request('POST', `${base}/queries/explain`, { body: { sql } });
  story.expect(plan.status === 200, 'a plan', plan.body);
  await story.tell('How the engine would run it, explained');
}

function matchesCsv(): string {
  const rows = MATCHES.map((match) => [match.date, match.division, match.home_team, match.away_team].join(';'));
  return ['date;division;home;away', ...rows].join('\r\n');
}
