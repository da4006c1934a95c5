import { expect, it } from '@jest/globals';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { SharedRun } from './shared-run.ts';

/** Runs that end when the test says so. */
function controlled() {
  const ends: ((error?: Error) => void)[] = [];
  let idle = 0;
  const shared = new SharedRun(
    () =>
      new Promise<number>((resolve, reject) => {
        const number = ends.length + 1;
        ends.push((error) => (error ? reject(error) : resolve(number)));
      }),
    () => idle++,
  );
  return { shared, ends, idle: () => idle };
}

it('gives every caller a run that began after its call, shared by those who wait', async () => {
  const { shared, ends, idle } = controlled();
  const first = shared.run();
  const waiting = [shared.run(), shared.run(), shared.run()];
  expect(ends).toHaveLength(1);
  ends[0]?.();
  expect(await first).toBe(1);
  await nextTurn();
  const late = shared.run();
  ends[1]?.();
  expect(await Promise.all(waiting)).toEqual([2, 2, 2]);
  expect(idle()).toBe(0);
  await nextTurn();
  ends[2]?.();
  expect(await late).toBe(3);
  await nextTurn();
  expect(idle()).toBe(1);
  void shared.run();
  expect(ends).toHaveLength(4);
});

it('fails those who shared the run that failed, and nobody else', async () => {
  const { shared, ends } = controlled();
  const first = shared.run();
  const second = shared.run();
  ends[0]?.(new Error('no answer'));
  await expect(first).rejects.toThrow('no answer');
  await nextTurn();
  ends[1]?.();
  expect(await second).toBe(2);
});
