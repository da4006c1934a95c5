import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export const PLANES = ['eu', 'us'] as const;
export type Plane = (typeof PLANES)[number];

/** The service under test, and the API asked directly: what the console must show. */
export interface Service {
  readonly url: string;
  readonly tokens: Readonly<Record<Plane, string>>;
  /** Asks as the operator of the plane. @throws Error for any answer but 2xx. */
  api<T>(plane: Plane, method: string, path: string, body?: object): Promise<T>;
  close(): Promise<void>;
}

const MAIN = new URL('../../../../dist/apps/api/src/main.js', import.meta.url).pathname;
const START_TIMEOUT_MS = 60_000;

/** A service that runs already (`CONSOLE_URL`), else the built one with a data folder that is removed afterwards. */
export async function openService(): Promise<Service> {
  const { CONSOLE_URL, CHANCERY_TOKEN_US, CHANCERY_TOKEN_EU } = process.env;
  if (CONSOLE_URL === undefined) return startService();
  if (CHANCERY_TOKEN_US === undefined || CHANCERY_TOKEN_EU === undefined) {
    throw new Error('CONSOLE_URL is set: give CHANCERY_TOKEN_US and CHANCERY_TOKEN_EU too');
  }
  return serviceAt(CONSOLE_URL, { us: CHANCERY_TOKEN_US, eu: CHANCERY_TOKEN_EU }, async () => {});
}

async function startService(): Promise<Service> {
  const data = await mkdtemp(join(tmpdir(), 'chancery-console-'));
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, PORT: '0', CHANCERY_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const close = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill('SIGTERM')) await ended;
    await rm(data, { recursive: true, force: true });
  };
  try {
    const greeting = await printed(
      child,
      /Chancery is ready: +(\S+)[\s\S]*^ +us +(chy_us_\S+)$[\s\S]*^ +eu +(chy_eu_\S+)$/m,
    );
    const [, url = '', us = '', eu = ''] = greeting;
    return serviceAt(url, { us, eu }, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** Waits until the process has printed what fits. @throws Error when it ends or takes too long. */
async function printed(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  for (const deadline = Date.now() + START_TIMEOUT_MS; Date.now() < deadline; await wait(50)) {
    const found = pattern.exec(output);
    if (found !== null) return found;
    if (child.exitCode !== null) break;
  }
  throw new Error(`The service did not print its greeting. It printed:\n${output}`);
}

function serviceAt(url: string, tokens: Service['tokens'], close: () => Promise<void>): Service {
  return {
    url: url.replace(/\/$/, ''),
    tokens,
    close,
    async api<T>(plane: Plane, method: string, path: string, body?: object): Promise<T> {
      const response = await fetch(new URL(`/v1/${path}`, url), {
        method,
        headers: {
          authorization: `Bearer ${tokens[plane]}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
      return JSON.parse(text) as T;
    },
  };
}
