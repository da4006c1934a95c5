import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { EngineBusyError } from '../engine/slots.ts';
import { EnginePool } from './engine-pool.ts';
import type { TenantEngine } from './tenant-engine.ts';

const [one, two, three] = ['eu_tone', 'eu_ttwo', 'eu_tthree'] as TenantId[] as [TenantId, TenantId, TenantId];
let scratchFolder: string;
let pool: EnginePool;

beforeEach(async () => {
  scratchFolder = await mkdtemp(join(tmpdir(), 'chancery-pool-'));
  pool = new EnginePool({ capacity: 2, waitMs: 20_000, idleMs: 60_000 });
});

afterEach(async () => {
  await pool.close();
  await rm(scratchFolder, { recursive: true, force: true });
});

/** Of a plane the pool knows its scratch folder only. */
const plane = () => ({ scratchFolder }) as Plane;
const use = <T>(tenant: TenantId, work: (engine: TenantEngine) => Promise<T>, lane: 'queries' | 'reads' = 'queries') =>
  pool.use(plane(), tenant, lane, work);
const pidOf = (tenant: TenantId) => use(tenant, (engine) => Promise.resolve(engine.pid));
const foldersOf = (tenant: TenantId) => readdir(join(scratchFolder, 'queries', tenant));

function abortable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort(new Error('Given up')) };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Makes an engine say that it is nearly full, as after a large query; its process ID. */
function wornOut(engine: TenantEngine): number | undefined {
  Object.defineProperty(engine, 'isSpent', { value: true });
  return engine.pid;
}

/** Keeps an engine busy until told to let go. */
function occupy(tenant: TenantId, lane: 'queries' | 'reads' = 'queries') {
  const gate = Promise.withResolvers<undefined>();
  const entered = Promise.withResolvers<undefined>();
  const done = use(
    tenant,
    async () => {
      entered.resolve(undefined);
      await gate.promise;
    },
    lane,
  );
  return { entered: entered.promise, letGo: () => (gate.resolve(undefined), done) };
}

describe('the engines of tenants', () => {
  it('are one process per tenant, kept for the next query', async () => {
    const first = await pidOf(one);
    expect(await pidOf(one)).toBe(first);
    expect(await pidOf(two)).not.toBe(first);
  });

  it('make room for another tenant, the one used longest ago first', async () => {
    const [first, second] = [await pidOf(one), await pidOf(two)];
    expect(await pidOf(one)).toBe(first);
    await pidOf(three);
    expect(await pidOf(one)).toBe(first);
    expect(await foldersOf(two)).toEqual([]);
    expect(await pidOf(two)).not.toBe(second);
  });

  it('are waited for while all are busy', async () => {
    const [busy, alsoBusy] = [occupy(one), occupy(two)];
    await Promise.all([busy.entered, alsoBusy.entered]);
    const waiting = pidOf(three);
    expect(pool.figures()).toEqual({ capacity: 2, busy: 2, idle: 0, waiting: 1 });
    await busy.letGo();
    expect(await waiting).toEqual(expect.any(Number));
    await alsoBusy.letGo();
    expect(pool.figures()).toEqual({ capacity: 2, busy: 0, idle: 2, waiting: 0 });
  });

  it('are not waited for beyond the deadline', async () => {
    pool = new EnginePool({ capacity: 1, waitMs: 50, idleMs: 60_000 });
    const busy = occupy(one);
    await busy.entered;
    await expect(pidOf(two)).rejects.toThrow(EngineBusyError);
    await expect(pidOf(one)).rejects.toThrow(EngineBusyError);
    await busy.letGo();
    expect(await pidOf(two)).toEqual(expect.any(Number));
  });

  it('are not waited for by those who gave up, in the pool or in front of an engine', async () => {
    pool = new EnginePool({ capacity: 1, waitMs: 60_000, idleMs: 60_000 });
    const busy = occupy(one);
    await busy.entered;
    const { signal, abort } = abortable();
    const waiting = [one, two].map((tenant) => pool.use(plane(), tenant, 'queries', () => Promise.resolve(), signal));
    const ends = Promise.allSettled(waiting);
    abort();
    expect((await ends).map((end) => end.status === 'rejected' && end.reason === signal.reason)).toEqual([true, true]);
    await busy.letGo();
    expect(await pidOf(two)).toEqual(expect.any(Number));
  });

  it('run a read of ours beside a user’s query, and two queries one after the other', async () => {
    const query = occupy(one);
    await query.entered;
    const read = occupy(one, 'reads');
    await read.entered;
    const order: string[] = [];
    const next = use(one, () => Promise.resolve(order.push('next')));
    await read.letGo();
    order.push('first');
    await query.letGo();
    await next;
    expect(order).toEqual(['first', 'next']);
  });

  it('are replaced after they ended', async () => {
    const first = await pidOf(one);
    const crashed = use(one, (engine) => {
      process.kill(engine.pid ?? 0, 'SIGKILL');
      return engine.inspect('SELECT 1');
    });
    await expect(crashed).rejects.toMatchObject({ name: 'ChildEndedError', end: 'crashed' });
    expect(await use(one, (engine) => engine.inspect('FROM cars'))).toMatchObject([{ name: 'cars' }]);
    expect(await pidOf(one)).not.toBe(first);
    expect(await foldersOf(one)).toHaveLength(1);
  });

  it('are replaced when they ended while nobody used them', async () => {
    const first = (await pidOf(one)) ?? 0;
    process.kill(first, 'SIGKILL');
    while (isAlive(first)) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await use(one, (engine) => engine.inspect('FROM cars'))).toMatchObject([{ name: 'cars' }]);
    expect(await foldersOf(one)).toHaveLength(1);
  });

  it('are not lent again once a query left them nearly full', async () => {
    const first = await use(one, (engine) => Promise.resolve(wornOut(engine)));
    expect(await pidOf(one)).not.toBe(first);
    expect(await foldersOf(one)).toHaveLength(1);
  });

  it('are replaced, when nearly full, after the read that goes on in them', async () => {
    const read = occupy(one, 'reads');
    await read.entered;
    const first = await use(one, (engine) => Promise.resolve(wornOut(engine)));
    const next = pidOf(one);
    await read.letGo();
    expect(await next).not.toBe(first);
    expect(await next).toEqual(expect.any(Number));
  });

  it('that are nearly full are not waited for beyond the deadline', async () => {
    pool = new EnginePool({ capacity: 1, waitMs: 50, idleMs: 60_000 });
    const read = occupy(one, 'reads');
    await read.entered;
    await use(one, (engine) => Promise.resolve(wornOut(engine)));
    await expect(pidOf(one)).rejects.toThrow(EngineBusyError);
    await read.letGo();
    expect(await pidOf(one)).toEqual(expect.any(Number));
  });

  it('are ended when nobody used them for a while', async () => {
    pool = new EnginePool({ capacity: 1, waitMs: 1_000, idleMs: 1 });
    await pidOf(one);
    while ((await foldersOf(one)).length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await foldersOf(one)).toEqual([]);
  });

  it('are ended with the pool', async () => {
    await pidOf(one);
    await pool.close();
    expect(await foldersOf(one)).toEqual([]);
  });
});
