// SQL on a million rows through the API beside bare DuckDB, medians of rounds taken in turn:
// node --import ./scripts/run/typescript.mjs libs/evidence/src/query/testing/measure-queries.ts
import 'reflect-metadata';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { TenantId } from '@chancery/kernel';
import { openEvidenceApp } from '../../testing/evidence-app.ts';
import { openEvidencePlane } from '../../testing/evidence-plane.ts';

const tenant = 'eu_tmeasured' as TenantId;
const ROWS = Number(process.env['MEASURE_ROWS'] ?? 1_000_000);
const ROUNDS = Number(process.env['MEASURE_ROUNDS'] ?? 15);
const QUERIES = [
  'SELECT count(*) FROM sales',
  'SELECT region, count(*), sum(amount), avg(price) FROM sales GROUP BY region ORDER BY region',
  `SELECT product, sum(amount) AS total FROM sales WHERE day >= DATE '2025-06-01' GROUP BY product ORDER BY total DESC LIMIT 10`,
  "SELECT date_trunc('month', day) AS month, region, sum(amount * price) FROM sales GROUP BY ALL ORDER BY ALL",
  'SELECT id, region, product, price FROM sales ORDER BY price DESC, id LIMIT 100',
];

const folder = await mkdtemp(join(await realpath(tmpdir()), 'chancery-measure-'));
const test = await openEvidencePlane(tenant);
const app = await openEvidenceApp(test, tenant);
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const bare = await instance.connect();

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function overHttp(sql: string): Promise<void> {
  const response = await app.inject({ method: 'POST', url: `/v1/tenants/${tenant}/queries`, payload: { sql } });
  if (response.statusCode !== 200) throw new Error(response.body);
}

const make =
  `SELECT i AS id, 'region ' || i % 7 AS region, 'product ' || i % 1000 AS product, i % 90 + 1 AS amount, ` +
  `round((i * 7919 % 100000) / 100, 2) AS price, DATE '2025-01-01' + (i % 365)::INTEGER AS day FROM range(${ROWS}) t(i)`;
const csv = join(folder, 'sales.csv');
await bare.run(`COPY (${make}) TO '${csv}' (HEADER)`);
await bare.run(`COPY (FROM '${csv}') TO '${folder}/sales.parquet'`);
await bare.run(`CREATE VIEW sales AS FROM '${folder}/sales.parquet'`);
const url = `/v1/tenants/${tenant}/datasets/sales/batches`;
const ingested = await app.inject({
  method: 'POST',
  url,
  payload: await readFile(csv),
  headers: { 'content-type': 'text/csv' },
});
process.stdout.write(`ingested: ${ingested.statusCode}\n`);

for (const sql of QUERIES) {
  const first = await timed(() => overHttp(sql));
  await bare.runAndReadAll(sql);
  const [api, alone]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    api.push(await timed(() => overHttp(sql)));
    alone.push(await timed(() => bare.runAndReadAll(sql)));
  }
  const [ours, theirs] = [median(api), median(alone)];
  const figures = [ours, theirs, first].map((ms) => ms.toFixed(1));
  process.stdout.write(
    `${(ours / theirs).toFixed(2)} × | API ${figures[0]} ms, bare ${figures[1]} ms, first time ${figures[2]} ms | ${sql}\n`,
  );
}
await app.close();
await test.dispose();
await rm(folder, { recursive: true });
