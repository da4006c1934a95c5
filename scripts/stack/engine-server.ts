import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess, isOurs } from './processes.ts';

/** A real server, started by a script, on 127.0.0.1. It outlives the script unless it is stopped. */
export interface EngineServer {
  /** As its variable takes it: `MONGODB_URL`, `KAFKA_BROKERS`, `S3_URL`. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly dataFolder: string;
  readonly logFile: string;
  /** What it says of itself. */
  readonly version: string;
  /** Ends it by its pid and waits until it is gone; the data stay. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Stops it in the middle of what it does (SIGSTOP). */
  pause(): void;
  continue(): void;
  /** Stops it and removes its data. */
  dispose(): Promise<void>;
}

/** Where a server is started. Given the port and folder of one that was stopped, it goes on with its data. */
export interface EngineOptions {
  readonly dataFolder?: string;
  readonly port?: number;
  readonly logFile?: string;
  /** Told as soon as there is a process, before it is ready. */
  readonly onProcess?: (process: Pick<EngineServer, 'pid' | 'dataFolder' | 'logFile'>) => void;
}

export interface EngineCommand {
  readonly name: string;
  readonly command: string;
  /** One of them holds `dataFolder`: by this the process is known again. */
  readonly parameters: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly url: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly logFile: string;
  /** Asks the server itself, and makes it ready where that takes a command. Answers its version. @throws until it is ready. */
  readonly ready: () => Promise<string>;
  readonly onProcess?: EngineOptions['onProcess'];
}

const START_TIMEOUT_MS = 120_000;
const ASK_EVERY_MS = 200;

/** Starts a server and waits for it. @throws Error with the end of its log when it ends or does not get ready. */
export async function startEngine(engine: EngineCommand): Promise<EngineServer> {
  const { dataFolder, logFile, url, port } = engine;
  const log = openSync(logFile, 'a');
  const child = spawn(engine.command, engine.parameters, {
    detached: true,
    stdio: ['ignore', log, log],
    cwd: dataFolder,
    env: { ...process.env, ...engine.env },
  });
  closeSync(log);
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  failed.catch(() => undefined);
  child.unref();
  const pid = child.pid ?? (await failed);
  engine.onProcess?.({ pid, dataFolder, logFile });
  const stop = (signal?: NodeJS.Signals) => endProcess(pid, dataFolder, signal);
  try {
    const version = await untilReady(engine, pid);
    return {
      ...{ url, port, pid, dataFolder, logFile, version, stop },
      pause: () => void process.kill(pid, 'SIGSTOP'),
      continue: () => void process.kill(pid, 'SIGCONT'),
      async dispose() {
        await stop('SIGKILL');
        await rm(dataFolder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await stop('SIGKILL');
    throw error;
  }
}

async function untilReady({ name, ready, dataFolder, logFile }: EngineCommand, pid: number): Promise<string> {
  const giveUp = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    try {
      return await ready();
    } catch (error) {
      const ended = !isOurs(pid, dataFolder);
      if (ended || Date.now() > giveUp) {
        const why = ended ? 'ended instead of getting ready' : `was not ready within ${START_TIMEOUT_MS / 1000} s`;
        throw new Error(`${name} ${why}. ${logFile} ends:\n${endOf(logFile)}`, { cause: error });
      }
    }
    await sleep(ASK_EVERY_MS);
  }
}

function endOf(file: string): string {
  return readFileSync(file, 'utf8').slice(-3000);
}

/** `count` ports that nothing listens on just now, all different. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listening()));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

function listening(): Promise<ReturnType<typeof createServer>> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}
