import { mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { EngineFixture } from '../testing/engine-fixture.ts';
import type { StagedDataset } from './dataset-view.ts';
import type { DatasetFiles, TenantEngine } from './tenant-engine.ts';
import { withTypedFiles } from './typed-files.ts';

const tenant = 'eu_t1' as TenantId;
const ROWS = 20_000;
let folder: string;
let fixture: EngineFixture;
let files: DatasetFiles;

beforeAll(async () => {
  folder = await mkdtemp(join(await realpath(tmpdir()), 'chancery-typed-'));
  fixture = await EngineFixture.open(folder);
  const rows = Array.from({ length: ROWS }, (_, index) => `${index % 3 === 0 ? '' : index},a${index}`);
  files = await fixture.dataset('sales', `N,word\n${rows.join('\n')}\n`, 'n,Day\n0.5,2026-01-01\n');
});

afterAll(async () => {
  await fixture.close();
  await rm(folder, { recursive: true, force: true });
});

/** Of a plane only the scratch folder is looked at. */
const plane = () => ({ scratchFolder: folder }) as Plane;

async function rowsOf(engine: TenantEngine, dataset: StagedDataset) {
  const sql = 'SELECT * FROM sales ORDER BY _batch, _line LIMIT 30000';
  return engine.query({
    query: 'q',
    sql,
    datasets: [dataset],
    timeoutMs: 60_000,
    page: { offset: 0, limit: 30_000, seen: null, after: null },
  });
}

it('a large dataset shows the same, of the same types, from files whose cells are read already', async () => {
  const engine = await fixture.engine('one');
  const plain = await engine.stage(fixture.blobs, files);
  const typed = await withTypedFiles(plane(), tenant, engine, files, plain);
  expect(typed).toMatchObject({ typed: true, batches: [{ retractedRows: [] }, {}] });
  expect(await rowsOf(engine, typed)).toEqual(await rowsOf(engine, plain));
});

it('the files are made once for all engines, and hide what is retracted', async () => {
  const made = await readdir(join(folder, 'typed', tenant));
  expect(made).toHaveLength(2);
  const engine = await fixture.engine('two');
  const [first, second] = files.batches;
  if (!first || !second) throw new Error('There are two batches');
  const retracted = { ...files, batches: [first, { ...second, retractedRows: [`${second.batch.slice(1, 13)}_1`] }] };
  const plain = await engine.stage(fixture.blobs, retracted);
  const typed = await withTypedFiles(plane(), tenant, engine, retracted, plain);
  expect((await rowsOf(engine, typed)).rows).toHaveLength(ROWS);
  expect(await readdir(join(folder, 'typed', tenant))).toEqual(made);
});

it('a small dataset is left as it is', async () => {
  const engine = await fixture.engine('three');
  const small = await fixture.dataset('small', 'a\n1\n');
  const plain = await engine.stage(fixture.blobs, small);
  expect(await withTypedFiles(plane(), tenant, engine, small, plain)).toBe(plain);
});
