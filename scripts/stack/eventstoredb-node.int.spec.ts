import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { binaryEvent, EventStoreDBClient } from '@eventstore/db-client';

jest.setTimeout(120_000);

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface NodeProcess {
  readonly child: ChildProcessByStdio<null, Readable, null>;
  readonly ready: { readonly url: string; readonly port: number; readonly pid: number; readonly events: number };
}

const started: ChildProcessByStdio<null, Readable, null>[] = [];

async function startNode(...flags: string[]): Promise<NodeProcess> {
  const script = ['--import', './scripts/run/typescript.mjs', 'scripts/stack/eventstoredb-node.ts'];
  const child = spawn(process.execPath, [...script, ...flags], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, ready: JSON.parse(line) as NodeProcess['ready'] };
}

async function end({ child }: NodeProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, 'exit') as Promise<[number | null]>;
  child.kill(signal);
  return (await ended)[0];
}

describe('the test node as a process', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'node-process-'));
  });
  afterEach(() => {
    for (const child of started) child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  it('has everything it answered for after a kill -9 under load, and ends on SIGTERM', async () => {
    const data = join(folder, 'events.log');
    const first = await startNode('--data', data);
    expect(first.ready.pid).toBe(first.child.pid);
    const client = EventStoreDBClient.connectionString(first.ready.url);
    const answered: string[] = [];
    const write = async (stream: string): Promise<void> => {
      for (let i = 0; ; i += 1) {
        const event = binaryEvent({ type: 'test', data: Buffer.from(`${i}`) });
        await client.appendToStream(stream, event, { expectedRevision: i === 0 ? 'no_stream' : BigInt(i - 1) });
        answered.push(event.id);
        if (answered.length === 400) first.child.kill('SIGKILL');
      }
    };
    await Promise.allSettled(Array.from({ length: 8 }, async (_, i) => write(`s${i}`)));
    await client.dispose();
    expect(answered.length).toBeGreaterThanOrEqual(400);

    const second = await startNode('--data', data, '--port', String(first.ready.port));
    expect(second.ready.url).toBe(first.ready.url);
    expect(second.ready.events).toBeGreaterThanOrEqual(answered.length);
    const again = EventStoreDBClient.connectionString(second.ready.url);
    const found = new Set<string>();
    for await (const { event } of again.readAll()) if (event) found.add(event.id);
    expect(answered.filter((id) => !found.has(id))).toEqual([]);
    await again.dispose();
    expect(await end(second, 'SIGTERM')).toBe(0);
  });
});
