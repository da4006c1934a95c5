import { Readable } from 'node:stream';
import { Logger } from '@nestjs/common';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CommandIdReusedError, OutcomeUnknownError, StoreBusyError } from '@chancery/event-sourcing';
import { FixedClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { closeEngines } from '../query/engines.ts';
import { datasetAggregate } from '../dataset/dataset.aggregate.ts';
import {
  blobKeys,
  callerOf,
  chargedRows,
  createTenant,
  datasetEvents,
  openEvidencePlane,
} from '../testing/evidence-plane.ts';
import { BatchIngest } from './batch-ingest.ts';
import { meteringUsageCharge } from './metering-usage-charge.ts';
import { UploadBoard } from './progress/upload-board.ts';
import { PLAIN_CSV } from './reading.ts';
import { UploadSweeper } from './upload-sweeper.ts';
import type { UsageCharge } from './usage-charge.ts';

// What could not be settled is logged; here it is looked for in the stores.
Logger.overrideLogger(false);

const MINUTE = 60_000;
const CSV = 'name,n\nbeetle,4\nmustang,8\nmini,4\n';
const clock = new FixedClock(Date.parse('2026-11-23T11:00:00Z'));
const test = await openEvidencePlane('eu_tfirst' as TenantId, clock);
let tenant: TenantId;
let tenants = 0;

beforeEach(async () => {
  tenant = `eu_t${++tenants}ingest` as TenantId;
  await createTenant(test, tenant);
});

afterAll(async () => {
  await closeEngines();
  await test.dispose();
  expect(test.errors).toEqual([]);
});

const batchIngest = (usage: UsageCharge) => new BatchIngest(usage, new UploadBoard());
const ingest = batchIngest(meteringUsageCharge);

interface Sent {
  readonly by?: BatchIngest;
  readonly csv?: string | Readable;
  readonly key?: string;
  readonly dataset?: string;
  readonly strict?: boolean;
  readonly rowKey?: string;
  readonly dryRun?: boolean;
  readonly plane?: Plane;
}

async function send({ by = ingest, csv = CSV, key = 'key', dataset = 'cars', strict = false, ...rest }: Sent = {}) {
  const caller = await callerOf(test, tenant, key, rest);
  const content = typeof csv === 'string' ? Readable.from([Buffer.from(csv)]) : csv;
  return by.ingest(caller, { dataset, reading: { ...PLAIN_CSV, rowKey: rest.rowKey ?? null }, strict, content });
}

/** What sweeps on another node, `minutes` from now. */
function sweepAfter(minutes: number): Promise<number> {
  const planes = { all: [test.plane], awaited: [], find: () => test.plane };
  const node = new UploadSweeper(planes, clock, batchIngest(meteringUsageCharge));
  return node.sweep(test.plane, clock.now() + minutes * MINUTE);
}

const charged = () => chargedRows(test, tenant);
const events = (dataset = 'cars') => datasetEvents(test, tenant, dataset);
const files = async () =>
  (await blobKeys(test)).filter((key) => key.includes(tenant)).map((key) => key.split('/').pop());

/** A process that dies right after `work` was done: nobody settles, nobody answers. */
const dyingAfter =
  <A extends readonly unknown[], R>(work: (...args: A) => Promise<R>) =>
  async (...args: A): Promise<R> => {
    await work(...args);
    throw new OutcomeUnknownError('The process died');
  };

const diesAfterCharge = batchIngest({ ...meteringUsageCharge, charge: dyingAfter(meteringUsageCharge.charge) });
const diesBeforeCharge = batchIngest({
  ...meteringUsageCharge,
  charge: () => Promise.reject(new OutcomeUnknownError('The process died')),
});

/** The plane with a runner whose commits go differently. */
function planeWhereCommits(go: (commit: () => Promise<unknown>) => Promise<never>): Plane {
  const { runner } = test.plane;
  const execute: Plane['runner']['execute'] = (aggregate, ref, command, context) => {
    const commit = () => runner.execute(aggregate, ref, command, context);
    return command.type === 'CommitBatch' ? go(commit) : commit();
  };
  return { ...test.plane, runner: { execute, state: (...args) => runner.state(...args) } };
}

describe('an ingest', () => {
  it('spools, charges once and commits one batch', async () => {
    const outcome = await send();
    expect(outcome).toMatchObject({
      kind: 'accepted',
      repeated: false,
      answer: { dataset: 'cars', accepted: 3, rejected: 0, alreadyIngested: false, contentBytes: CSV.length },
    });
    expect(await charged()).toBe(3);
    expect(await events()).toEqual(['batch-committed']);
    expect(await files()).toEqual(['rows.parquet', 'source']);
  });

  it('is the same batch, with the same rows, wherever it is sent', async () => {
    const batches = [];
    for (const dataset of ['one', 'two']) {
      const outcome = await send({ dataset, key: dataset });
      if (outcome.kind === 'accepted') batches.push([outcome.answer.batch, outcome.answer.contentSha256]);
    }
    expect(batches[0]).toEqual(batches[1]);
    expect(batches[0]?.[0]).toBe(`b${batches[0]?.[1]?.slice(0, 24)}`);
  });

  it('gives the same answer for the same key, and charges nothing more', async () => {
    const first = await send();
    const again = await send();
    expect(again).toEqual({ ...first, repeated: true, entry: null });
    expect(await charged()).toBe(3);
    expect(await files()).toEqual(['rows.parquet', 'source']);
  });

  it('of the same content under another key adds and charges nothing', async () => {
    await send({ key: 'first' });
    const outcome = await send({ key: 'second' });
    expect(outcome).toMatchObject({ kind: 'accepted', decision: null, answer: { alreadyIngested: true, accepted: 3 } });
    expect(await charged()).toBe(3);
    expect(await events()).toEqual(['batch-committed']);
    expect(await files()).toEqual(['rows.parquet', 'source']);
  });

  it('refuses the same content read differently, before it charges', async () => {
    await send({ key: 'first' });
    const outcome = await send({ key: 'second', rowKey: 'name' });
    expect(outcome).toMatchObject({ kind: 'rejected', rejection: { code: 'batch-read-differently' } });
    expect(await charged()).toBe(3);
    expect(await files()).toEqual(['rows.parquet', 'source']);
  });

  it.each([
    ['other content', { csv: 'name,n\nvan,4\n' }],
    ['another dataset', { dataset: 'vans' }],
  ])('refuses a key used for %s, before it charges', async (_, sent) => {
    await send();
    await expect(send(sent)).rejects.toThrow(CommandIdReusedError);
    expect(await charged()).toBe(3);
    expect(await files()).toEqual(['rows.parquet', 'source']);
  });

  it('charges the accepted rows, and keeps the report of the others', async () => {
    const outcome = await send({ csv: 'name,n\nbeetle,4\nbroken\nbeetle,8\n', rowKey: 'name' });
    expect(outcome).toMatchObject({ kind: 'accepted', answer: { accepted: 1, rejected: 2 } });
    expect(await charged()).toBe(1);
    expect(await files()).toEqual(['rejected.ndjson', 'rows.parquet', 'source']);
  });

  it.each([
    ['one bad row when strict', { csv: 'name,n\nbeetle,4\nbroken\n', strict: true }, 'rows-rejected'],
    ['bad rows only', { csv: 'name,n\nbroken\n' }, 'rows-rejected'],
    ['a file that is none', { csv: '' }, 'file-invalid'],
    ['no rows', { csv: 'name,n\n' }, 'file-invalid'],
  ])('leaves nothing behind for %s', async (_, sent, code) => {
    await expect(send(sent)).rejects.toMatchObject({ code });
    expect([await charged(), await events(), await files()]).toEqual([0, [], []]);
  });

  it('leaves nothing behind when the sender gives up', async () => {
    const content = Readable.from(
      (async function* () {
        yield Buffer.from('name,n\nbee');
        await Promise.resolve();
        throw new Error('aborted');
      })(),
    );
    await expect(send({ csv: content })).rejects.toMatchObject({ code: 'body-unreadable' });
    expect([await charged(), await events(), await files()]).toEqual([0, [], []]);
  });

  it('can be tried dry', async () => {
    const head = await test.plane.events.tenantHead(tenant);
    expect(await send({ dryRun: true })).toMatchObject({ kind: 'accepted', dryRun: true, answer: { accepted: 3 } });
    expect(await test.plane.events.tenantHead(tenant)).toBe(head);
    expect([await charged(), await events(), await files()]).toEqual([0, [], []]);
  });
});

describe('a refused charge', () => {
  const refusing: UsageCharge = {
    ...meteringUsageCharge,
    charge: (plane, of, _, context) => meteringUsageCharge.charge(plane, of, 0, context),
  };

  it('comes back as the outcome and leaves nothing behind', async () => {
    const outcome = await send({ by: batchIngest(refusing) });
    expect(outcome).toMatchObject({ kind: 'rejected', rejection: { code: 'quantity-out-of-range' } });
    expect([await charged(), await events(), await files()]).toEqual([0, [], []]);
  });

  it('does not stand in the way of the same request later', async () => {
    await send({ by: batchIngest(refusing) });
    expect(await send()).toMatchObject({ kind: 'accepted', answer: { accepted: 3 } });
    expect(await charged()).toBe(3);
  });
});

describe('requests at the same time', () => {
  it('with the same key have one answer and one charge', async () => {
    const outcomes = await Promise.all([send(), send(), send()]);
    const answers = outcomes.map((outcome) => (outcome.kind === 'accepted' ? outcome.answer : outcome));
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
    expect(await charged()).toBe(3);
    expect(await events()).toEqual(['batch-committed']);
    expect(await files()).toEqual(['rows.parquet', 'source']);
  });

  it('with the same content are one batch and, in the end, one charge', async () => {
    const outcomes = await Promise.all(['a', 'b', 'c'].map((key) => send({ key })));
    const added = outcomes.filter((outcome) => outcome.kind === 'accepted' && !outcome.answer.alreadyIngested);
    expect(added).toHaveLength(1);
    expect(await charged()).toBe(3);
    expect((await events()).filter((type) => type === 'batch-committed')).toHaveLength(1);
    expect(await files()).toEqual(['rows.parquet', 'source']);
  });
});

describe('a commit that fails', () => {
  const failing = planeWhereCommits(() => Promise.reject(new StoreBusyError('Too many commands are waiting')));

  it('gives the charge back and leaves no file', async () => {
    await expect(send({ plane: failing })).rejects.toThrow(StoreBusyError);
    expect([await charged(), await events(), await files()]).toEqual([0, ['ingest-abandoned'], []]);
  });

  it('is charged anew when the request is repeated, once', async () => {
    await expect(send({ plane: failing })).rejects.toThrow(StoreBusyError);
    expect(await send()).toMatchObject({ kind: 'accepted', repeated: false, answer: { alreadyIngested: false } });
    expect(await send()).toMatchObject({ kind: 'accepted', repeated: true });
    expect([await charged(), await events()]).toEqual([3, ['ingest-abandoned', 'batch-committed']]);
  });
});

describe('a process that died', () => {
  it('before it charged leaves files that are swept', async () => {
    await expect(send({ by: diesBeforeCharge })).rejects.toThrow('died');
    expect(await files()).not.toEqual([]);
    expect(await sweepAfter(14)).toBe(0);
    expect(await sweepAfter(15)).toBe(1);
    expect([await charged(), await files()]).toEqual([0, []]);
  });

  it('while it read leaves files that are swept after the longest upload', async () => {
    const dying = { ...test.plane, blobs: Object.create(test.plane.blobs) as Plane['blobs'] };
    dying.blobs.stage = () => Promise.reject(new OutcomeUnknownError('The process died'));
    await expect(send({ plane: dying })).rejects.toThrow('died');
    expect(await files()).toHaveLength(2);
    expect(await sweepAfter(359)).toBe(0);
    expect(await sweepAfter(360)).toBe(1);
    expect(await files()).toEqual([]);
  });

  it('after it charged is completed by the repeated request, for the charge that was made', async () => {
    await expect(send({ by: diesAfterCharge })).rejects.toThrow('died');
    expect([await charged(), await events()]).toEqual([3, []]);
    expect(await send()).toMatchObject({ kind: 'accepted', answer: { alreadyIngested: false, accepted: 3 } });
    expect([await charged(), await events()]).toEqual([3, ['batch-committed']]);
    // The first attempt's files are still there; its charge is not to be given back.
    expect(await sweepAfter(15)).toBe(1);
    expect([await charged(), await files()]).toEqual([3, ['rows.parquet', 'source']]);
  });

  it('after it charged has the charge given back by the sweep, once', async () => {
    await expect(send({ by: diesAfterCharge })).rejects.toThrow('died');
    expect(await sweepAfter(15)).toBe(1);
    expect(await sweepAfter(30)).toBe(0);
    expect([await charged(), await events(), await files()]).toEqual([0, ['ingest-abandoned'], []]);
  });

  it('is not taken for paid when the request comes after the sweep', async () => {
    await expect(send({ by: diesAfterCharge })).rejects.toThrow('died');
    await sweepAfter(15);
    expect(await send()).toMatchObject({ kind: 'accepted', answer: { accepted: 3 } });
    expect([await charged(), await events()]).toEqual([3, ['ingest-abandoned', 'batch-committed']]);
  });

  it('during the sweep itself is swept again', async () => {
    await expect(send({ by: diesAfterCharge })).rejects.toThrow('died');
    const planes = { all: [test.plane], awaited: [], find: () => test.plane };
    const dyingUsage = { ...meteringUsageCharge, giveBack: dyingAfter(meteringUsageCharge.giveBack) };
    const dyingNode = new UploadSweeper(planes, clock, batchIngest(dyingUsage));
    await dyingNode.sweep(test.plane, clock.now() + 15 * MINUTE);
    expect([await charged(), (await files()).length]).toEqual([0, 3]);
    expect(await sweepAfter(20)).toBe(1);
    expect([await charged(), await files()]).toEqual([0, []]);
  });

  it('after it committed loses nothing to the sweep', async () => {
    const dying = planeWhereCommits(async (commit) => {
      await commit();
      throw new OutcomeUnknownError('The process died');
    });
    await expect(send({ plane: dying })).rejects.toThrow('died');
    expect(await sweepAfter(15)).toBe(1);
    expect([await charged(), await events()]).toEqual([3, ['batch-committed']]);
    expect(await files()).toEqual(['rows.parquet', 'source']);
    expect(await send()).toMatchObject({ kind: 'accepted', repeated: true, answer: { alreadyIngested: false } });
  });
});

describe('a process that was only slow', () => {
  it('is refused after another node gave its ingest up, and succeeds when it tries again', async () => {
    const slow = batchIngest({
      ...meteringUsageCharge,
      async charge(...args) {
        const outcome = await meteringUsageCharge.charge(...args);
        expect(await sweepAfter(15)).toBe(1);
        return outcome;
      },
    });
    const outcome = await send({ by: slow });
    expect(outcome).toMatchObject({ kind: 'rejected', rejection: { code: 'ingest-abandoned' } });
    expect([await charged(), await events(), await files()]).toEqual([0, ['ingest-abandoned'], []]);
    expect(await send()).toMatchObject({ kind: 'accepted', answer: { accepted: 3 } });
    expect(await charged()).toBe(3);
  });
});

describe('the state of a dataset', () => {
  it('holds the batch with its files, its charge and the policy it came under', async () => {
    await send({ rowKey: 'name' });
    const { state } = await test.plane.runner.state(datasetAggregate, { tenant, id: 'cars' });
    expect(state).toMatchObject({
      status: 'open',
      batches: [
        {
          reading: { delimiter: ',', rowKey: 'name' },
          columns: [
            { name: 'name', type: 'VARCHAR' },
            { name: 'n', type: 'BIGINT' },
          ],
          source: { bytes: CSV.length, key: expect.stringMatching(/\/source$/) },
          rows: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
          rejected: null,
          charge: expect.stringMatching(/^key#charge\.[0-9a-f]{24}\.1$/),
          nameplate: { region: 'eu', legalEntity: 'Fjord GmbH', policyId: 'eu_standard', policyVersion: 1 },
        },
      ],
    });
  });
});
