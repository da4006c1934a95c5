import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openMemoryEventStore } from '@chancery/event-sourcing/memory';
import type { MemoryEventStore } from '@chancery/event-sourcing/memory';
import { MemoryDocumentStore } from '../adapters/memory/index.ts';
import {
  append,
  counted,
  decodeWith,
  messageOf,
  Poison,
  tallyProjection,
  UnreliableDocumentStore,
} from '../host/host.fixtures.ts';
import { openProjectionHost } from '../host/open-projection-host.ts';
import { RemoteProjectionHost } from '../remote/remote-projection-host.ts';
import { ProjectionRequests } from './projection-request.ts';
import type { ProjectionAction, ProjectionRequest } from './projection-request.ts';
import { projectionWork } from './projection-work.ts';
import { RequestRunner } from './request-runner.ts';

const PATIENT_MS = 20_000;

/** A process that folds and does what is asked of it. */
interface Projector {
  stop(): Promise<void>;
}

describe('requests of operators', () => {
  let poison: Poison;
  let events: MemoryEventStore;
  let documents: UnreliableDocumentStore;
  let requests: ProjectionRequests;
  let remote: RemoteProjectionHost;
  let projector: Projector | null;
  let fence: number;
  let asked: number;
  let errors: string[];

  beforeEach(async () => {
    poison = new Poison();
    events = openMemoryEventStore({ plane: 'eu' });
    documents = new UnreliableDocumentStore(new MemoryDocumentStore());
    requests = new ProjectionRequests(documents.store);
    remote = new RemoteProjectionHost({ events, readModels: documents.store, projections: [tallyProjection(poison)] });
    projector = null;
    fence = 0;
    asked = 0;
    errors = [];
    await append(events, counted(1, 'a'), counted(2, 'b'));
  });
  afterEach(() => projector?.stop());

  const startProjector = async () => {
    fence += 1;
    const worker = `projector ${fence}`;
    const host = await openProjectionHost({
      events,
      readModels: documents.store,
      projections: [tallyProjection(poison)],
      decode: decodeWith(poison),
      retryDelayMs: 1,
      publish: { writer: worker, fence },
    });
    await host.start();
    const onError = (error: unknown, what: string) => void errors.push(`${what}: ${String(error)}`);
    // Requests are made through an object of their own: nobody wakes the runner.
    const own = new ProjectionRequests(documents.store);
    const work = projectionWork(host);
    const runner = new RequestRunner({ requests: own, work, worker, fence, pollMs: 5, onError });
    const ending = new AbortController();
    const running = runner.run(ending.signal);
    projector = {
      async stop() {
        projector = null;
        ending.abort();
        await host.stop();
        await running;
      },
    };
    await remote.waitFor('tally', await events.head(), PATIENT_MS);
  };
  const ask = (action: ProjectionAction, projection = 'tally') =>
    requests.ask(
      { projection, action },
      { request: `r${(asked += 1)}`, requestedBy: 'eu_aoperator', at: Date.UTC(2026, 10, 23) + asked },
    );
  const outcome = async ({ request }: ProjectionRequest) => requests.settled(request, PATIENT_MS);
  const generation = async () => (await remote.status())[0]?.serving.generation;

  it('rebuild, switch and roll back in another process, with the report', async () => {
    await startProjector();
    const rebuild = await ask({ kind: 'rebuild' });
    expect(rebuild).toEqual({
      request: 'r1',
      projection: 'tally',
      action: { kind: 'rebuild' },
      requestedBy: 'eu_aoperator',
      requestedAt: '2026-11-23T00:00:00.001Z',
      state: 'requested',
      worker: null,
      startedAt: null,
      finishedAt: null,
      report: null,
      error: null,
    });
    expect(await outcome(rebuild)).toMatchObject({
      state: 'done',
      worker: 'projector 1',
      startedAt: expect.any(String),
      finishedAt: expect.any(String),
      report: { rebuilt: { generation: 1002 }, differing: { count: 0 }, documents: { serving: 2, rebuilt: 2 } },
    });
    for (const to of [1002, 1001]) {
      expect(await outcome(await ask({ kind: 'switch', generation: to }))).toMatchObject({
        state: 'done',
        error: null,
      });
      expect(await generation()).toBe(to);
    }
  });

  it('are kept until there is a process that folds', async () => {
    const rebuild = await ask({ kind: 'rebuild' });
    expect(await requests.settled(rebuild.request, 30)).toMatchObject({ state: 'requested' });
    await startProjector();
    expect(await outcome(rebuild)).toMatchObject({ state: 'done' });
  });

  it('fail with the reason, and are not tried again', async () => {
    await startProjector();
    const [unknown, nowhere] = [
      await ask({ kind: 'rebuild' }, 'nothing'),
      await ask({ kind: 'switch', generation: 7 }),
    ];
    expect(await outcome(unknown)).toMatchObject({ state: 'failed', error: 'There is no projection nothing' });
    expect(await outcome(nowhere)).toMatchObject({ state: 'failed', error: expect.stringContaining('Generation 7') });
    expect(await requests.open()).toEqual([]);
  });

  it('fold parked events once what was wrong is mended', async () => {
    await startProjector();
    await remote.waitFor('tally', await append(events, { ...counted(5, 'a'), poison: 'evolve' }), PATIENT_MS);
    const retry = { kind: 'retry', key: 'a' } as const;
    expect(await outcome(await ask(retry))).toMatchObject({ state: 'done', report: { folded: 0, remaining: 1 } });
    poison.active = false;
    expect(await outcome(await ask(retry))).toMatchObject({ state: 'done', report: { folded: 1, remaining: 0 } });
    expect(await remote.readModel(tallyProjection()).get('a')).toMatchObject({ total: 6 });
  });

  it('go on in the next process when one ends in the middle', async () => {
    await append(events, ...Array.from({ length: 600 }, () => counted(1, 'a')));
    await startProjector();
    const before = documents.writes;
    documents.writesLeft = 2;
    const rebuild = await ask({ kind: 'rebuild' });
    while (documents.writes < before + 3) await new Promise((resolve) => setTimeout(resolve, 2));
    await projector?.stop();
    documents.writesLeft = Infinity;
    expect((await requests.find(rebuild.request))?.state).toMatch(/requested|running/);
    await startProjector();
    expect(await outcome(rebuild)).toMatchObject({
      state: 'done',
      worker: 'projector 2',
      report: { differing: { count: 0 }, documents: { rebuilt: 2 } },
    });
  });

  it('switch also just after a restart, when the generation beside has to catch up again', async () => {
    await startProjector();
    await outcome(await ask({ kind: 'rebuild' }));
    await projector?.stop();
    await append(events, ...Array.from({ length: 2000 }, () => counted(1, 'a')));
    const back = await ask({ kind: 'switch', generation: 1002 });
    await startProjector();
    expect(await outcome(back)).toMatchObject({ state: 'done' });
    expect(await generation()).toBe(1002);
  });

  it('are one request when asked twice under one ID', async () => {
    const same = { request: 'r', requestedBy: 'eu_aoperator', at: 0 };
    await requests.ask({ projection: 'tally', action: { kind: 'rebuild' } }, same);
    const other = { projection: 'tally', action: { kind: 'switch', generation: 3 } } as const;
    const again = await requests.ask(other, { ...same, at: 5 });
    expect(again).toMatchObject({ action: { kind: 'rebuild' }, requestedAt: '1970-01-01T00:00:00.000Z' });
  });

  it('survive an outage of the store', async () => {
    await startProjector();
    const rebuild = await ask({ kind: 'rebuild' });
    documents.writesLeft = 0;
    while (errors.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    documents.writesLeft = Infinity;
    expect(await outcome(rebuild)).toMatchObject({ state: 'done' });
  });

  it('are listed, the newest first, page by page', async () => {
    for (let index = 0; index < 3; index += 1) await ask({ kind: 'rebuild' });
    const first = await requests.list({ limit: 2 });
    expect(first.items.map(({ request }) => request)).toEqual(['r3', 'r2']);
    const rest = await requests.list({ limit: 2, after: first.cursor ?? '' });
    expect(rest).toMatchObject({ items: [{ request: 'r1' }], cursor: null });
    expect(await requests.find('other')).toBeNull();
    expect(await messageOf(requests.list({ limit: 2, after: 'x' }))).toContain('cursor');
  });

  it('wake the process that was asked', async () => {
    let woken = 0;
    const own = new ProjectionRequests(documents.store, () => (woken += 1));
    const rebuild = { projection: 'tally', action: { kind: 'rebuild' } } as const;
    await own.ask(rebuild, { request: 'r', requestedBy: 'eu_a', at: 0 });
    expect(woken).toBe(1);
  });
});
