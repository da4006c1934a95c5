import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LeaseGrant, LeaseStore } from './lease-store.ts';

/** Long enough to do something in, short enough to wait for. Milliseconds. */
const SHORT_MS = 250;
const LONG_MS = 60_000;

/** What every lease store does, on whatever it stands. */
export function leaseStoreContract(name: string, open: () => Promise<LeaseStore>): void {
  describe(`lease store contract: ${name}`, () => {
    let store: LeaseStore;
    let lease: string;
    beforeEach(async () => {
      store = await open();
      // Of its own for every test: stores outlive them.
      lease = `test/${randomUUID()}`;
    });
    afterEach(() => store.close());

    const take = async (holder: string, ttlMs = LONG_MS): Promise<LeaseGrant> => {
      for (;;) {
        const grant = await store.acquire(lease, holder, ttlMs);
        if (grant) return grant;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };

    it('is held by one, whoever asks meanwhile, the holder too', async () => {
      const grants = await Promise.all(
        Array.from({ length: 20 }, (_, index) => store.acquire(lease, `p${index}`, LONG_MS)),
      );
      const [grant, ...more] = grants.filter((each) => each !== null);
      expect(more).toEqual([]);
      expect(grant).toMatchObject({ name: lease, token: 1 });
      expect(await store.acquire(lease, grant?.holder ?? '', LONG_MS)).toBeNull();
    });

    it('says who holds it and for how long yet; nothing of a name that was never taken', async () => {
      expect(await store.read(lease)).toBeNull();
      const grant = await take('api $1');
      expect(await store.read(lease)).toEqual({ ...grant, remainingMs: expect.any(Number) });
      const remainingMs = (await store.read(lease))?.remainingMs ?? 0;
      expect(remainingMs).toBeGreaterThan(0);
      expect(remainingMs).toBeLessThanOrEqual(LONG_MS);
    });

    it('can be taken when it was not renewed in time, under a higher token', async () => {
      const first = await take('first', SHORT_MS);
      const second = await take('second');
      expect(second).toEqual({ name: lease, holder: 'second', token: first.token + 1 });
      expect(await store.renew(first, LONG_MS)).toBe(false);
      expect(await store.read(lease)).toMatchObject({ holder: 'second', token: 2 });
    });

    it('lasts as long as it is renewed', async () => {
      const grant = await take('first', SHORT_MS);
      expect(await store.renew(grant, LONG_MS)).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, SHORT_MS * 1.5));
      expect(await store.acquire(lease, 'second', LONG_MS)).toBeNull();
      expect(await store.renew(grant, LONG_MS)).toBe(true);
    });

    it('cannot be renewed after it has ended, even if nobody took it', async () => {
      const grant = await take('first', SHORT_MS);
      while ((await store.read(lease))?.remainingMs !== 0) await new Promise((resolve) => setTimeout(resolve, 10));
      expect(await store.renew(grant, LONG_MS)).toBe(false);
    });

    it('is free at once when it is given back, and its token goes on rising', async () => {
      const first = await take('first');
      await store.release(first);
      expect(await store.read(lease)).toMatchObject({ holder: 'first', remainingMs: 0 });
      expect(await store.renew(first, LONG_MS)).toBe(false);
      expect(await store.acquire(lease, 'second', LONG_MS)).toMatchObject({ token: 2 });
    });

    it('is not given back by one who lost it', async () => {
      const first = await take('first');
      await store.release(first);
      const second = await take('second');
      await store.release(first);
      expect(await store.renew(second, LONG_MS)).toBe(true);
      expect(await store.acquire(lease, 'third', LONG_MS)).toBeNull();
    });

    it('is one lease per name', async () => {
      await take('first');
      const other = await store.acquire(`${lease}/other`, 'second', LONG_MS);
      expect(other).toMatchObject({ name: `${lease}/other`, token: 1 });
    });
  });
}
