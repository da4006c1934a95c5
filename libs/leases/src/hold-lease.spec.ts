import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryLeaseStore } from './adapters/memory/index.ts';
import { holdLease, runUnderLease } from './hold-lease.ts';
import type { LeaseOptions } from './hold-lease.ts';
import type { LeaseGrant, LeaseStore } from './lease-store.ts';
import { LeaseLostError } from './lease.ts';
import type { Lease } from './lease.ts';

const TTL_MS = 600;

/** A store that can be out of reach: calls fail, as after a broken connection. */
class UnreliableStore implements LeaseStore {
  isDown = false;
  readonly inner = new MemoryLeaseStore();

  acquire(name: string, holder: string, ttlMs: number) {
    return this.reached(() => this.inner.acquire(name, holder, ttlMs));
  }
  renew(grant: LeaseGrant, ttlMs: number) {
    return this.reached(() => this.inner.renew(grant, ttlMs));
  }
  release(grant: LeaseGrant) {
    return this.reached(() => this.inner.release(grant));
  }
  read(name: string) {
    return this.reached(() => this.inner.read(name));
  }
  close() {
    return this.inner.close();
  }
  private async reached<T>(call: () => Promise<T>): Promise<T> {
    if (this.isDown) throw new Error('The store is down');
    return call();
  }
}

const never = new AbortController().signal;
let store: UnreliableStore;
let failures: string[];

beforeEach(() => {
  store = new UnreliableStore();
  failures = [];
});

function options(holder: string): LeaseOptions {
  const onFailure = (_error: unknown, what: string) => void failures.push(what);
  return { store, name: 'eu/projector', holder, ttlMs: TTL_MS, pollMs: 5, onFailure };
}

async function held(holder: string, signal = never): Promise<Lease> {
  const lease = await holdLease(options(holder), signal);
  if (!lease) throw new Error('The lease was not had');
  return lease;
}

function lossOf(lease: Lease): Promise<unknown> {
  return new Promise((resolve) => {
    lease.lost.addEventListener('abort', () => resolve(lease.lost.reason), { once: true });
  });
}

describe('holding a lease', () => {
  it('renews it, so that it outlives its time', async () => {
    const lease = await held('first');
    await new Promise((resolve) => setTimeout(resolve, TTL_MS * 2));
    expect(() => lease.check()).not.toThrow();
    expect(await store.acquire('eu/projector', 'second', TTL_MS)).toBeNull();
    await lease.release();
  });

  it('is lost before another can have it, when it cannot be renewed', async () => {
    const first = await held('first');
    store.isDown = true;
    const loss = lossOf(first);
    await new Promise((resolve) => setTimeout(resolve, TTL_MS / 2));
    store.isDown = false;
    // From here on the store could be reached again, but the holder does not know until it asks.
    store.renew = () => new Promise(() => undefined);
    const second = await held('second');
    expect(() => first.check()).toThrow(LeaseLostError);
    expect(await loss).toBeInstanceOf(LeaseLostError);
    expect(second.token).toBe(first.token + 1);
    expect(failures).toContain('renewing the lease eu/projector');
    await second.release();
  });

  it('survives an outage that is shorter than the lease', async () => {
    const lease = await held('first');
    store.isDown = true;
    while (failures.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    store.isDown = false;
    await new Promise((resolve) => setTimeout(resolve, TTL_MS));
    expect(() => lease.check()).not.toThrow();
    await lease.release();
  });

  it('is lost as soon as the store says that another holds it', async () => {
    const first = await held('first');
    const loss = lossOf(first);
    await store.inner.release(first);
    await held('second').then((second) => second.release());
    expect(String(await loss)).toContain('another holds it');
  });

  it('is handed over at once when it is given back', async () => {
    const first = await held('first');
    const waiting = held('second');
    await first.release();
    expect(first.lost.aborted).toBe(true);
    expect(() => first.check()).toThrow(LeaseLostError);
    expect((await waiting).token).toBe(2);
    await (await waiting).release();
  });

  it('is not begun with when the store was so slow to grant it that it is as good as over', async () => {
    const acquire = (name: string, holder: string, ttlMs: number) => store.inner.acquire(name, holder, ttlMs);
    store.acquire = async (...given) => {
      store.acquire = acquire;
      const grant = await acquire(...given);
      await new Promise((resolve) => setTimeout(resolve, TTL_MS));
      return grant;
    };
    const lease = await held('first');
    expect(lease.token).toBe(2);
    await lease.release();
  });

  it('is waited for while the store is down, and given up when it is no longer wanted', async () => {
    store.isDown = true;
    const wanted = new AbortController();
    const waiting = holdLease(options('first'), wanted.signal);
    while (failures.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    wanted.abort();
    expect(await waiting).toBeNull();
  });
});

describe('working under a lease', () => {
  it('gives it back when the work has ended by itself', async () => {
    const tokens: number[] = [];
    const work = async (_signal: AbortSignal, { token }: Lease) => void tokens.push(token);
    await runUnderLease(options('first'), work, never);
    await runUnderLease(options('second'), work, never);
    expect(tokens).toEqual([1, 2]);
  });

  it('tells the work to end when the lease is lost, and begins again when it can be had', async () => {
    const ending = new AbortController();
    const tokens: number[] = [];
    const work = async (signal: AbortSignal, lease: Lease) => {
      tokens.push(lease.token);
      if (tokens.length === 2) {
        ending.abort();
        return;
      }
      store.isDown = true;
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      store.isDown = false;
      throw new Error('because it is lost');
    };
    await runUnderLease(options('first'), work, ending.signal);
    expect(tokens).toEqual([1, 2]);
    expect(failures).toContain('ending what was done under the lease eu/projector');
  });

  it('lets those who wait go first after a loss', async () => {
    const ending = new AbortController();
    const holders: string[] = [];
    const worker = (holder: string) =>
      runUnderLease(
        options(holder),
        async (signal, lease) => {
          holders.push(holder);
          if (holders.length === 6) ending.abort();
          if (signal.aborted) return;
          await store.inner.release(lease);
          await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        },
        ending.signal,
      );
    await Promise.all([worker('a'), worker('b')]);
    expect(holders.join('')).toMatch(/^(?:ab)+$|^(?:ba)+$/);
  });

  it('passes on what fails while the lease is held, and gives the lease back', async () => {
    const failing = runUnderLease(options('first'), () => Promise.reject(new Error('broken')), never);
    await expect(failing).rejects.toThrow('broken');
    expect(await store.read('eu/projector')).toMatchObject({ remainingMs: 0 });
  });

  it('never lets two work at once, whatever happens to the store', async () => {
    const ending = new AbortController();
    let working = 0;
    let rounds = 0;
    const worker = (holder: string) =>
      runUnderLease(
        options(holder),
        async (signal, lease) => {
          working += 1;
          expect(working).toBe(1);
          rounds += 1;
          await new Promise((resolve) => setTimeout(resolve, rounds % 3 === 0 ? TTL_MS / 4 : 2));
          if (!signal.aborted) lease.check();
          working -= 1;
          throw new LeaseLostError('to begin again');
        },
        ending.signal,
      ).catch(() => undefined);
    const until = rounds + 30;
    while (rounds < until) await Promise.all(['a', 'b', 'c'].map(worker));
    ending.abort();
  });
});
