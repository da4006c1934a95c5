import { afterEach, describe, expect, it } from '@jest/globals';
import type { Order } from '../testing/obedient.child.ts';
import { withScratchFolder } from '../testing/scratch-folder.ts';
import { ChildEndedError, ChildHost } from './child-host.ts';

const MODULE = new URL('../testing/obedient.child.ts', import.meta.url);
let child: ChildHost<Order, unknown>;

const start = (folder = '/', module = MODULE) => (child = new ChildHost<Order, unknown>(module, folder));
const ask = (order: Order, timeoutMs = 20_000) => child.request(order, timeoutMs);
const endOf = (answer: Promise<unknown>) =>
  answer.then(
    () => 'answered',
    (error: unknown) => (error instanceof ChildEndedError ? error.end : error),
  );

afterEach(() => child.stop());

describe('a child process', () => {
  it('answers from the folder it was put in, with no arguments of ours', async () => {
    await withScratchFolder(async (folder) => {
      start(folder);
      expect(await ask('echo')).toEqual({ cwd: folder, arguments: [] });
      await child.stop();
    });
  });

  it('answers requests side by side', async () => {
    start();
    const hanging = endOf(ask('hang'));
    expect(await ask('echo')).toBeDefined();
    await child.stop();
    expect(await hanging).toBe('stopped');
  });

  it('goes on after a request failed', async () => {
    start();
    await expect(ask('fail')).rejects.toThrow('told to fail');
    expect(await ask('echo')).toBeDefined();
  });

  it('that ended fails all it was working on, with what it printed last', async () => {
    start();
    const [hanging, exiting] = [endOf(ask('hang')), ask('exit')];
    await expect(exiting).rejects.toMatchObject({ end: 'crashed', stderr: 'told to exit' });
    expect(await hanging).toBe('crashed');
    expect(await endOf(ask('echo'))).toBe('crashed');
    expect(child.hasEnded).toBe(true);
  });

  it('that does not answer in time is killed', async () => {
    start();
    await ask('echo');
    expect(await endOf(ask('hang', 20))).toBe('timed-out');
    expect(() => process.kill(child.pid ?? 0, 0)).toThrow('ESRCH');
  });

  it('that takes too much memory ends itself', async () => {
    start();
    expect(await endOf(ask('bloat'))).toBe('out-of-memory');
  });

  it('whose module is not there is told like one that crashed', async () => {
    start('/', new URL('./nowhere.child.ts', import.meta.url));
    expect(await endOf(ask('echo'))).toBe('crashed');
  });

  it('that cannot be started is told like one that crashed', async () => {
    start('/nowhere');
    expect(await endOf(ask('echo'))).toBe('crashed');
  });
});
