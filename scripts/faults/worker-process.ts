import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const WORKER = new URL('./commands.worker.ts', import.meta.url).pathname;
const TYPESCRIPT = new URL('../run/typescript.mjs', import.meta.url).href;

/** The arguments of Node that run the commands worker on a folder. */
export function workerArguments(
  folder: string,
  concurrency: number,
  from: number,
  to: number,
  wait: boolean,
): string[] {
  const own = [folder, String(concurrency), `${from}-${to}`];
  return ['--import', TYPESCRIPT, WORKER, ...own, ...(wait ? ['wait'] : [])];
}

export function startWorker(
  folder: string,
  concurrency: number,
  from: number,
  to: number,
  wait = false,
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, workerArguments(folder, concurrency, from, to, wait), {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs `test` with a temporary folder that is removed afterwards. */
export async function inTemporaryFolder<T>(test: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-faults-'));
  try {
    return await test(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
