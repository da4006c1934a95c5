import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { administratorsIn } from './administrators.ts';

export const REPOSITORY = new URL('../../', import.meta.url).pathname;

/** The built service, started by a script on a free port with a data folder of its own. */
export interface StartedServer {
  readonly url: string;
  readonly pid: number;
  readonly dataFolder: string;
  /** First administrators' tokens by plane; empty when the folder had been started before. */
  readonly administrators: ReadonlyMap<string, string>;
  /** Ends the process by its id and waits for it. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Stops it and removes the data folder. */
  dispose(): Promise<void>;
}

export interface ServerOptions {
  readonly dataFolder?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const START_TIMEOUT_MS = 60_000;

/** @throws Error with what the process printed when it ends or stays silent instead of getting ready. */
export async function startServer(options: ServerOptions = {}): Promise<StartedServer> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'chancery-data-')));
  const child = spawn(process.execPath, [join(REPOSITORY, 'dist/apps/api/src/main.js')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', CHANCERY_DATA: dataFolder, ...options.environment },
  });
  const printed = await untilReady(child);
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return {
    url: /Chancery is ready:\s+(\S+)/.exec(printed)?.[1] ?? '',
    pid: child.pid ?? 0,
    dataFolder,
    administrators: administratorsIn(printed),
    stop,
    async dispose() {
      await stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const give = (outcome: () => void) => {
      clearTimeout(timer);
      outcome();
    };
    const fail = (why: string) => {
      child.kill('SIGKILL');
      reject(new Error(`The server ${why}:\n${printed}`));
    };
    const timer = setTimeout(() => fail('did not get ready'), START_TIMEOUT_MS);
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      // The greeting ends with the sign-in lines, after the data folder.
      if (/Chancery is ready:[\s\S]*(First sign-in:[\s\S]*\n\n?$|administrators’ tokens were shown)/.test(printed)) {
        give(() => resolve(printed));
      }
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => give(() => fail(`ended with code ${code}`)));
  });
}
