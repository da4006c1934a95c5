import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { afterEach, describe, expect, it } from '@jest/globals';
import { endProcess, isOurs } from './processes.ts';

describe('a process that a script started', () => {
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  /** Something that runs with `folder` on its command line. */
  const start = (folder: string, script = 'setTimeout(() => undefined, 60_000)') => {
    const child = spawn(process.execPath, ['-e', script, folder], { stdio: ['ignore', 'pipe', 'ignore'] });
    children.push(child);
    return child.pid ?? 0;
  };

  it('is known again by its folder, and by nothing less', () => {
    const pid = start('/data/one');
    expect(isOurs(pid, '/data/one')).toBe(true);
    expect(isOurs(pid, '/data/two')).toBe(false);
  });

  it('is gone when it was ended, also twice', async () => {
    const pid = start('/data/one');
    await endProcess(pid, '/data/one');
    expect(isOurs(pid, '/data/one')).toBe(false);
    await endProcess(pid, '/data/one');
  });

  it('is ended while it is paused', async () => {
    const pid = start('/data/one');
    process.kill(pid, 'SIGSTOP');
    await endProcess(pid, '/data/one');
    expect(isOurs(pid, '/data/one')).toBe(false);
  });

  it('that is somebody else’s by now is left alone', async () => {
    const pid = start('/data/one');
    await endProcess(pid, '/data/two', 'SIGKILL');
    expect(isOurs(pid, '/data/one')).toBe(true);
  });
});
