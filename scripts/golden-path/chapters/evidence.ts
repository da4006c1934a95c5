import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ROW_BUDGET } from './tenant.ts';
import type { Problem, World } from '../world.ts';

/** 42,049 places of the United States, a real CSV with a BSD-3 licence from the package `vega-datasets`. */
const vega = join(dirname(createRequire(import.meta.url).resolve('vega-datasets')), '..', 'data');
const ZIP_CODES = readFileSync(join(vega, 'zipcodes.csv'));
/** 3,376 airports, from the same package. */
const AIRPORTS = readFileSync(join(vega, 'airports.csv'));

/** Ingests, meets the budget, is refused, gets an override, and comes back to the task. */
export async function ingestAndMeetTheBudget(world: World): Promise<void> {
  const zipCodes = { raw: { contentType: 'text/csv', content: ZIP_CODES }, key: 'ingest-zip-codes' };
  const path = `${world.base}/datasets/zipcodes/batches?rowKey=zip_code`;
  const first = await world.member.request<{ accepted: number }>('POST', path, zipCodes);
  world.story.expect(first.status === 201 && first.body.accepted === 42_049, '42,049 rows in', first.body);
  await world.story.tell(`Ingested a real CSV: ${first.body.accepted} rows in one content-addressed batch`, first);
  const again = await world.member.request('POST', path, zipCodes);
  world.story.expect(again.headers.get('chancery-repeated') === 'true', 'the same answer for the same key', again.body);
  await world.story.tell('The same request again: the same answer, no second charge');

  const ledger = await world.admin.ok<{ budgets: { crossed: number[]; used: number }[] }>(
    'GET',
    `${world.base}/ledgers/rows`,
  );
  world.story.expect(isDeepStrictEqual(ledger.budgets[0]?.crossed, [50, 80]), 'the alerts at 50 and 80 %', ledger);
  await world.story.tell(
    `The budget alerts fired at 50 and 80 %: ${ledger.budgets[0]?.used} of ${ROW_BUDGET} rows used`,
  );

  const airports = { raw: { contentType: 'text/csv', content: AIRPORTS }, key: 'ingest-airports' };
  const airportsPath = `${world.base}/datasets/airports/batches?rowKey=iata`;
  const refused = await world.member.request<Problem>('POST', airportsPath, airports);
  world.story.expect(
    refused.status === 402 && refused.body.code === 'budget-soft-stopped',
    'the soft-stop',
    refused.body,
  );
  await world.story.tell(`Refused by the soft-stop: ${refused.body.detail}`, refused);
  world.story.expect((refused.body.lift?.length ?? 0) > 0, 'a way out', refused.body);
  const decision = refused.body.decision ?? '';
  const explained = await world.member.ok<{ code: string; reproduced: boolean }>('GET', decision);
  world.story.expect(explained.reproduced && explained.code === refused.body.code, 'the decision explained', explained);
  await world.story.tell(`The refusal explained from the record: decided again, the same (${decision})`);

  const override = await world.admin.request(`POST`, `${world.base}/budgets/rows/overrides`, {
    body: {
      reason: 'The airports belong to this quarter’s filing.',
      amount: 1000,
      endsAt: new Date(Date.now() + 86_400_000).toISOString(),
    },
  });
  world.story.expect(override.status === 201, 'an override', override.body);
  await world.story.tell('The administrator granted an override of 1,000 rows for a day', override);
  const admitted = await world.member.request<{ accepted: number }>('POST', airportsPath, airports);
  world.story.expect(admitted.status === 201, 'the interrupted ingest to go through', admitted.body);
  await world.story.tell(`Back to the task, same key: ${admitted.body.accepted} airports ingested`, admitted);
}

/** Asks the evidence in SQL, and is kept inside it. */
export async function query(world: World): Promise<void> {
  const sql = 'SELECT state, count(*) AS places FROM zipcodes GROUP BY state ORDER BY places DESC, state LIMIT 3';
  const result = await world.member.ok<{ rows: unknown[][] }>('POST', `${world.base}/queries`, { body: { sql } });
  world.story.expect(result.rows.length === 3 && result.rows[0]?.[0] === 'TX', 'Texas first', result);
  await world.story.tell(`Queried with SQL: ${result.rows.map((row) => row.join(' ')).join(', ')}`);
  const attack = await world.member.request<Problem>('POST', `${world.base}/queries`, {
    body: { sql: "SELECT * FROM read_text('/etc/passwd')" },
  });
  world.story.expect(attack.status >= 400 && attack.status < 500, 'the lock-down to hold', attack.body);
  await world.story.tell(`A query for a file outside was refused: ${attack.body.code}`);
}
