import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openSqliteEventStoreReadOnly } from '@chancery/event-sourcing/sqlite';
import { readEnvelope } from '@chancery/event-sourcing';
import type { TenantId } from '@chancery/kernel';

/** What kill -9 did to acknowledged commands. */
export interface KillFigures {
  readonly commands: number;
  readonly kills: number;
  /** Acknowledged commands whose events were not there after a kill. */
  readonly lost: number;
  /** Commands with more events than they have. */
  readonly doubled: number;
  /** Commands with some of their events. */
  readonly partial: number;
  /** Commands recorded at the end, after everything was sent once more. */
  readonly recorded: number;
}

const TENANT = 'eu_tfaults' as TenantId;
const CONCURRENCY = 32;
const EVENTS_PER_COMMAND = 3;

/**
 * Sends `commands` commands at 32-way concurrency through the whole runner and kills the process (SIGKILL) `kills`
 * times on the way, each time at a random number of acknowledgements; after each kill it reads the log, then goes on
 * with what was not acknowledged. In the end it sends all of them again.
 */
export async function killTest(commands: number, kills: number): Promise<KillFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-kill-'));
  const acknowledged = new Set<number>();
  let lost = 0;
  let doubled = 0;
  let partial = 0;
  let done = 0;
  const check = async () => {
    const counted = await countEvents(folder);
    for (const number of acknowledged) if (!counted.has(number)) lost++;
    for (const parts of counted.values()) {
      if (parts > EVENTS_PER_COMMAND) doubled++;
      if (parts < EVENTS_PER_COMMAND) partial++;
    }
    return counted.size;
  };
  try {
    while (done < kills) {
      const share = Math.floor(commands / kills);
      const from = Math.max(0, Math.min(...missing(acknowledged, commands)));
      const killAt = 1 + Math.floor(Math.random() * share);
      const killed = await runUntil(folder, from, commands, acknowledged, killAt);
      if (!killed) break;
      done++;
      await check();
    }
    await runUntil(folder, 0, commands, acknowledged, Infinity);
    const recorded = await check();
    return { commands, kills: done, lost, doubled, partial, recorded };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function missing(acknowledged: ReadonlySet<number>, commands: number): number[] {
  for (let number = 0; number < commands; number++) if (!acknowledged.has(number)) return [number];
  return [commands];
}

/** Runs the worker over a range; kills it when it acknowledged `killAt` new commands. Returns whether it was killed. */
async function runUntil(
  folder: string,
  from: number,
  to: number,
  acknowledged: Set<number>,
  killAt: number,
): Promise<boolean> {
  const worker = new URL('./kill.worker.ts', import.meta.url).pathname;
  const typescript = new URL('../run/typescript.mjs', import.meta.url).href;
  const child = spawn(
    process.execPath,
    ['--import', typescript, worker, folder, String(CONCURRENCY), `${from}-${to}`],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const exited = once(child, 'exit');
  let fresh = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'ready') continue;
    acknowledged.add(Number.parseInt(line, 10));
    // Lines that were in the pipe when it was killed count too: they were acknowledged.
    if (++fresh >= killAt && !child.killed) child.kill('SIGKILL');
  }
  const [code, signal] = (await exited) as [number | null, NodeJS.Signals | null];
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`The worker ended with code ${code}`);
  return signal === 'SIGKILL';
}

/** Events per command number, and that entries and revisions are dense. */
async function countEvents(folder: string): Promise<ReadonlyMap<number, number>> {
  const log = await openSqliteEventStoreReadOnly({ folder, plane: 'eu' });
  const counted = new Map<number, number>();
  try {
    for (let after = 0; ;) {
      const page = await log.readTenant(TENANT, after, 1000);
      for (const event of page) {
        if (event.entry !== after + 1) throw new Error(`A hole: entry ${event.entry} follows ${after}`);
        after = event.entry;
        const { number } = readEnvelope(event).data as { number: number };
        counted.set(number, (counted.get(number) ?? 0) + 1);
      }
      if (page.length < 1000) return counted;
    }
  } finally {
    await log.close();
  }
}
