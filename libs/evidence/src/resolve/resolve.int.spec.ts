import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import type { TestPlane } from '@chancery/testing/plane';
import { BatchIngest } from '../ingest/batch-ingest.ts';
import { meteringUsageCharge } from '../ingest/metering-usage-charge.ts';
import { UploadBoard } from '../ingest/progress/upload-board.ts';
import { PLAIN_CSV } from '../ingest/reading.ts';
import { closeEngines } from '../query/engines.ts';
import { callerOf, createTenant, openEvidencePlane } from '../testing/evidence-plane.ts';
import { datasetRows } from './dataset-rows.ts';
import type { EvidenceRow } from './dataset-rows.ts';
import { datasetSources } from './dataset-sources.ts';
import { pinnedRows } from './pinned-rows.ts';
import { resolveEvidence } from './resolve-evidence.ts';

const tenant = 'eu_tmine' as TenantId;
const stranger = 'eu_tother' as TenantId;
const ingest = new BatchIngest(meteringUsageCharge, new UploadBoard());
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const digestOf = (cells: { readonly [column: string]: string }) => sha256(canonicalJson(cells));

const OLD = 'id,name,n\na1,beetle,4\na2,mustang,8\n';
const NEW = 'id,name,seats\na2,mustang,4\na3,mini,\n';
const NUMBERED = 'name\nvan\nbus\n';

let test: TestPlane;
let batches: { readonly [name: string]: string };

beforeAll(async () => {
  test = await openEvidencePlane(tenant);
  await createTenant(test, stranger);
  const send = async (of: TenantId, dataset: string, csv: string, rowKey: string | null) => {
    const caller = await callerOf(test, of, `${dataset}${csv.length}`);
    const content = Readable.from([Buffer.from(csv)]);
    const outcome = await ingest.ingest(caller, {
      dataset,
      reading: { ...PLAIN_CSV, rowKey },
      strict: true,
      content,
    });
    if (outcome.kind === 'rejected') throw new Error(outcome.rejection.message);
    return outcome.answer.batch;
  };
  batches = {
    old: await send(tenant, 'cars', OLD, 'id'),
    new: await send(tenant, 'cars', NEW, 'id'),
    numbered: await send(tenant, 'vans', NUMBERED, null),
    others: await send(stranger, 'secrets', 'id,word\nz9,hidden\n', 'id'),
  };
  await test.plane.projections.waitFor('datasets', await test.plane.events.head());
});

afterAll(async () => {
  await closeEngines();
  await test.dispose();
  expect(test.errors).toEqual([]);
});

describe('resolving references', () => {
  const resolve = async (...refs: string[]) => {
    const parsed = refs.map((ref) => {
      const [dataset = '', row = ''] = ref.split('/');
      return { dataset, row };
    });
    return Object.fromEntries(await resolveEvidence(test.plane, tenant, parsed));
  };

  it('finds rows with their digests, in several datasets at once', async () => {
    const row = `${batches['numbered']?.slice(1, 13)}_2`;
    expect(await resolve('cars/a1', `vans/${row}`, 'cars/a1')).toEqual({
      'cars/a1': {
        kind: 'found',
        dataset: 'cars',
        row: 'a1',
        digest: digestOf({ id: 'a1', name: 'beetle', n: '4' }),
        batch: batches['old'],
        withdrawnIn: [],
      },
      [`vans/${row}`]: {
        kind: 'found',
        dataset: 'vans',
        row,
        digest: digestOf({ name: 'bus' }),
        batch: batches['numbered'],
        withdrawnIn: [],
      },
    });
  });

  it('finds the newest version of a row', async () => {
    expect(await resolve('cars/a2')).toMatchObject({
      'cars/a2': { batch: batches['new'], digest: digestOf({ id: 'a2', name: 'mustang', seats: '4' }) },
    });
  });

  it('offers the row IDs most like one that is not there, the likeliest first', async () => {
    expect(await resolve('cars/a22', 'cars/a1', 'cars/nothing-like-it')).toMatchObject({
      'cars/a22': { kind: 'missing-row', candidates: ['a2', 'a1', 'a3'] },
      'cars/a1': { kind: 'found' },
      'cars/nothing-like-it': { kind: 'missing-row', candidates: [] },
    });
  });

  it('offers the datasets most like one that is not there, never another tenant’s', async () => {
    expect(await resolve('car/a1', 'secrets/z9', "'; DROP/x")).toEqual({
      'car/a1': { kind: 'missing-dataset', dataset: 'car', candidates: ['cars'] },
      'secrets/z9': { kind: 'missing-dataset', dataset: 'secrets', candidates: [] },
      "'; DROP/x": { kind: 'missing-dataset', dataset: "'; DROP", candidates: [] },
    });
  });

  it('takes row IDs that mean something to SQL for what they are', async () => {
    expect(await resolve(`cars/a1') OR 1=1 --`)).toMatchObject({
      [`cars/a1') OR 1=1 --`]: { kind: 'missing-row' },
    });
  });

  it('has no answer for no reference', async () => {
    expect(await resolve()).toEqual({});
  });
});

describe('the sources of a dataset', () => {
  it('are its batches with their digests, and one over all of them', async () => {
    const sources = await datasetSources(test.plane, tenant, ['cars', 'cars', 'secrets', 'nowhere']);
    expect([...sources.keys()]).toEqual(['cars']);
    expect(sources.get('cars')).toEqual({
      dataset: 'cars',
      digest: sha256(`${sha256(OLD)}\n${sha256(NEW)}\n`),
      columns: ['id', 'name', 'n', 'seats'],
      batches: [
        { batch: batches['old'], sha256: sha256(OLD), rows: 2, nameplate: expect.objectContaining({ region: 'eu' }) },
        { batch: batches['new'], sha256: sha256(NEW), rows: 2, nameplate: expect.objectContaining({ region: 'eu' }) },
      ],
      withdrawn: [],
    });
  });
});

async function allOf(rows: AsyncIterable<EvidenceRow> | undefined): Promise<readonly EvidenceRow[]> {
  const all: EvidenceRow[] = [];
  for await (const row of rows ?? []) all.push(row);
  return all;
}

describe('the rows of a dataset', () => {
  it('come once each, as the newest batch has them, with the text of their cells', async () => {
    const dataset = await datasetRows(test.plane, tenant, 'cars');
    expect(dataset?.columns).toEqual(['id', 'name', 'n', 'seats']);
    expect(await allOf(dataset?.rows)).toEqual([
      { row: 'a1', batch: batches['old'], digest: expect.any(String), cells: ['a1', 'beetle', '4', null] },
      { row: 'a2', batch: batches['new'], digest: expect.any(String), cells: ['a2', 'mustang', null, '4'] },
      { row: 'a3', batch: batches['new'], digest: expect.any(String), cells: ['a3', 'mini', null, ''] },
    ]);
  });

  it('come in pages without a gap or a repeat', async () => {
    const csv = `n\n${Array.from({ length: 4_500 }, (_, index) => index).join('\n')}\n`;
    const caller = await callerOf(test, tenant, 'long');
    const content = Readable.from([Buffer.from(csv)]);
    await ingest.ingest(caller, { dataset: 'long', reading: PLAIN_CSV, strict: true, content });
    const rows = await allOf((await datasetRows(test.plane, tenant, 'long'))?.rows);
    expect(rows.map(({ cells }) => Number(cells[0]))).toEqual(Array.from({ length: 4_500 }, (_, index) => index));
  });

  it('are those of no dataset that is not there, or another tenant’s', async () => {
    expect(await datasetRows(test.plane, tenant, 'secrets')).toBeNull();
  });
});

describe('pinned rows', () => {
  it('are as they were in the batch they were pinned in', async () => {
    const pin = { dataset: 'cars', row: 'a2', batch: batches['old'] ?? '' };
    const rows = await pinnedRows(test.plane, tenant, [pin, { ...pin, row: 'a9' }, { ...pin, batch: 'b0' }]);
    expect([...rows.values()]).toEqual([
      {
        ...pin,
        digest: digestOf({ id: 'a2', name: 'mustang', n: '8' }),
        cells: [
          { column: 'id', value: 'a2' },
          { column: 'name', value: 'mustang' },
          { column: 'n', value: '8' },
          { column: 'seats', value: null },
        ],
      },
    ]);
    expect([...rows.keys()]).toEqual([`cars/a2/${batches['old']}`]);
  });
});
