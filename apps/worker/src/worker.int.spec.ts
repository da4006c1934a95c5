import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TenantId } from '@chancery/kernel';
import type { ContextDefinition } from '@chancery/platform';
import { Metrics } from '@chancery/platform/metrics';
import { PublisherRequests } from '@chancery/publishing';
import { ProjectionRequests, RemoteProjectionHost } from '@chancery/read-models';
import type { Projection, ProjectionAction } from '@chancery/read-models';
import { tenancyDefinition } from '@chancery/tenancy';
import { pino } from 'pino';
import { startHealthServer } from './health/health-server.ts';
import type { WorkerRole } from './roles/worker-roles.ts';
import { TestStores } from './testing/test-stores.ts';
import { startWorker } from './worker.ts';
import type { Worker, WorkerHealth } from './worker.ts';

const [tenants] = tenancyDefinition.projections as readonly [Projection];

let stores: TestStores;
let remote: RemoteProjectionHost;
let leaseTtlMs: number;
let metrics: Metrics;
const workers: Worker[] = [];

beforeEach(() => {
  stores = new TestStores();
  leaseTtlMs = 10_000;
  metrics = new Metrics();
  const { events, readModels } = stores;
  remote = new RemoteProjectionHost({ events, readModels, projections: [tenants] });
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
});

function start(node: string, ...roles: WorkerRole[]): Worker {
  return startWith(tenancyDefinition, node, roles);
}

function startWith(context: ContextDefinition, node: string, roles: readonly WorkerRole[]): Worker {
  const worker = startWorker({
    ...{ node, roles, planes: [stores.plane()], contexts: [context], metrics, leaseTtlMs },
    logger: pino({ level: 'silent' }),
  });
  workers.push(worker);
  return worker;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function stateOf(worker: Worker, role: WorkerRole): Promise<string | undefined> {
  const { planes } = await worker.health();
  return planes[0]?.roles.find((each) => each.role === role)?.state;
}

async function namesSeen(minPosition: string): Promise<readonly unknown[]> {
  await remote.waitFor('tenants', minPosition, 20_000);
  const { items } = await remote.readModel(tenants).find({ where: {}, limit: 100 });
  return items.map((item) => (item as { name: string }).name);
}

describe('a worker', () => {
  it('folds as a projector and sends as a publisher, for processes that do neither', async () => {
    const worker = start('one', 'projector', 'publisher');
    expect(await namesSeen(await stores.createTenant('kept'))).toEqual(['kept']);
    await until(async () => stores.sink.sent.length === 1);
    const [plane] = (await worker.health()).planes;
    expect(plane).toMatchObject({
      plane: 'eu',
      ready: true,
      engines: [{ engine: 'memory', answers: true, error: null }],
      roles: [
        { role: 'projector', state: 'active', token: 1, figures: { lagMs: 0, behind: [], parked: 0 } },
        { role: 'publisher', state: 'active', token: 1, figures: { behind: 0, parkedTenants: 0 } },
      ],
    });
    expect((await remote.folding())?.writer).toBe('one');
  });

  it('says in its metrics which role it holds, and how far read models and publishing are behind', async () => {
    const worker = start('one', 'projector', 'publisher');
    await namesSeen(await stores.createTenant('kept'));
    await until(async () => stores.sink.sent.length === 1);
    await until(async () => (await metrics.text()).includes('chancery_publisher_lag_entries{plane="eu"} 0'));
    const text = await metrics.text();
    for (const line of [
      'chancery_plane_open{plane="eu"} 1',
      'chancery_role_active{plane="eu",role="projector"} 1',
      'chancery_role_lease_token{plane="eu",role="publisher"} 1',
      'chancery_projection_lag_entries{plane="eu",read_model="tenants"} 0',
      'chancery_projection_lag_seconds{plane="eu",read_model="tenants"} 0',
      'chancery_projection_parked_events{plane="eu",read_model="tenants"} 0',
      'chancery_publisher_lag_seconds{plane="eu"} 0',
      'chancery_metric_sources_missing_total 0',
    ]) {
      expect(text).toContain(`${line}\n`);
    }
    await worker.stop();
    const after = await metrics.text();
    expect(after).toContain('chancery_role_active{plane="eu",role="projector"} 0\n');
    expect(after).not.toContain('chancery_projection_lag_entries{');
  });

  it('stands by while another one is active, and goes on at once when that one ends in order', async () => {
    const first = start('first', 'projector');
    await until(async () => (await stateOf(first, 'projector')) === 'active');
    const second = start('second', 'projector');
    await until(async () => (await stateOf(second, 'projector')) === 'standby');
    expect((await second.health()).status).toBe('ok');
    expect(await namesSeen(await stores.createTenant('one'))).toEqual(['one']);
    await first.stop();
    expect(await namesSeen(await stores.createTenant('two'))).toEqual(['one', 'two']);
    expect((await remote.folding())?.writer).toBe('second');
    expect(await stores.leases.read('eu/projector')).toMatchObject({ holder: 'second', token: 2 });
  });

  it('takes over when the active one loses its lease, which stops folding and stands by', async () => {
    leaseTtlMs = 1000;
    const first = start('first', 'projector');
    await until(async () => (await stateOf(first, 'projector')) === 'active');
    const second = start('second', 'projector');
    await until(async () => (await stateOf(second, 'projector')) === 'standby');
    const { renew } = stores.leases;
    // The first cannot renew any more, as if it were cut off.
    stores.leases.renew = (grant, ttlMs) =>
      grant.holder === 'first' ? Promise.reject(new Error('cut off')) : renew.call(stores.leases, grant, ttlMs);
    await until(async () => (await stateOf(second, 'projector')) === 'active');
    await until(async () => (await stateOf(first, 'projector')) === 'standby');
    expect(await namesSeen(await stores.createTenant('after'))).toEqual(['after']);
  }, 30_000);

  it('rebuilds, switches and rolls back for operators, also across a change of the worker', async () => {
    const requests = new ProjectionRequests(stores.readModels);
    const first = tenants.version * 1000 + 1;
    const ask = async (request: string, action: ProjectionAction) => {
      const asking = { request, requestedBy: 'eu_aoperator', at: Date.now() };
      await requests.ask({ projection: 'tenants', action }, asking);
      return requests.settled(request, 20_000);
    };
    const before = start('first', 'projector');
    await namesSeen(await stores.createTenant('kept'));
    expect(await ask('r1', { kind: 'rebuild' })).toMatchObject({ state: 'done', worker: 'first' });
    start('second', 'projector');
    await before.stop();
    expect(await ask('r2', { kind: 'switch', generation: first + 1 })).toMatchObject({
      error: null,
      state: 'done',
      worker: 'second',
    });
    expect(await ask('r3', { kind: 'switch', generation: first })).toMatchObject({ state: 'done' });
    expect(await namesSeen(await stores.createTenant('more'))).toEqual(['kept', 'more']);
  });

  it('sends parked events again as a publisher when operators ask for it', async () => {
    const requests = new PublisherRequests(stores.readModels);
    stores.sink.admit(1);
    const worker = start('one', 'publisher');
    await stores.createTenant('kept');
    const parked = async () => (await worker.health()).planes[0]?.roles[0]?.figures?.['parkedTenants'];
    await until(async () => (await parked()) === 1);
    stores.sink.admit(Infinity);
    const asking = { request: 'r1', requestedBy: 'eu_aoperator', at: Date.now() };
    await requests.ask({ tenant: 'eu_tkept' as TenantId }, asking);
    expect(await requests.settled('r1', 20_000)).toMatchObject({
      ...{ state: 'done', worker: 'one', report: { published: 1, error: null } },
    });
    expect(stores.sink.sent.map(({ tenant }) => tenant)).toEqual(['eu_tkept']);
    expect(await parked()).toBe(0);
  });

  it('waits for engines that are out of reach at the start, and says so', async () => {
    stores.isUp = false;
    const worker = start('one', 'projector', 'reactor');
    const health = await startHealthServer({ host: '127.0.0.1', port: 0 }, () => worker.health());
    const ready = async () => {
      const response = await fetch(`${health.url}/health/ready`);
      return { status: response.status, body: (await response.json()) as WorkerHealth };
    };
    await until(async () => (await ready()).body.planes[0]?.engines[0]?.error === 'The memory is out of reach');
    expect(await ready()).toMatchObject({
      status: 503,
      body: { status: 'degraded', planes: [{ roles: [{ state: 'connecting' }, { state: 'connecting' }] }] },
    });
    expect((await fetch(`${health.url}/health/live`)).status).toBe(200);
    stores.isUp = true;
    await until(async () => (await ready()).status === 200);
    stores.isUp = false;
    expect((await ready()).status).toBe(503);
    stores.isUp = true;
    expect((await fetch(`${health.url}/other`)).status).toBe(404);
    await health.close();
  });

  it('is ready and says that something is wrong when an event is parked', async () => {
    const evolve = () => {
      throw new Error('poison');
    };
    const broken = { ...tenancyDefinition, projections: [{ ...tenants, evolve }] };
    const worker = startWith(broken, 'one', ['projector']);
    await remote.waitFor('tenants', await stores.createTenant('kept'), 20_000);
    expect(await worker.health()).toMatchObject({
      ready: true,
      status: 'degraded',
      planes: [{ roles: [{ state: 'active', well: false, figures: { parked: 1 } }] }],
    });
  });

  it('ends, and all its roles with it, when something is wrong for ever', async () => {
    stores.misfit = new Error('The log belongs to plane us');
    const worker = start('one', 'projector');
    await expect(worker.ended).rejects.toThrow('The log belongs to plane us');
  });
});
