import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { openSqliteEventStoreReadOnly } from '@chancery/event-sourcing/sqlite';
import { readWholeLog } from './fault-log.ts';
import { EVENTS_PER_COMMAND } from './triple.ts';
import { inTemporaryFolder, startWorker } from './worker-process.ts';

/** What kill -9 did to acknowledged commands. */
export interface KillFigures {
  readonly commands: number;
  readonly kills: number;
  /** Acknowledged commands whose events were not there after a kill. */
  readonly lost: number;
  /** Commands with more events than they have. */
  readonly doubled: number;
  /** Commands with some of their events only. */
  readonly partial: number;
  /** Commands recorded at the end, after all were sent once more. */
  readonly recorded: number;
}

const CONCURRENCY = 32;

/**
 * Sends `commands` commands at 32-way concurrency through the whole runner and kills the process (SIGKILL) `kills`
 * times on the way, each time after a random number of new acknowledgements; after each kill it reads the log, then
 * goes on from the first command that was not acknowledged. In the end it sends all of them again.
 */
export function killTest(commands: number, kills: number): Promise<KillFigures> {
  return inTemporaryFolder(async (folder) => {
    const acknowledged = new Set<number>();
    const harm = { lost: 0, doubled: 0, partial: 0 };
    const look = async () => {
      const counted = await eventsByNumber(folder);
      for (const number of acknowledged) if (!counted.has(number)) harm.lost++;
      for (const events of counted.values()) {
        if (events > EVENTS_PER_COMMAND) harm.doubled++;
        if (events < EVENTS_PER_COMMAND) harm.partial++;
      }
      return counted.size;
    };
    let done = 0;
    // Each life acknowledges at most its share, so that no kill comes after the last command.
    const share = Math.floor(commands / (kills + 1));
    while (done < kills) {
      const killAt = 1 + Math.floor(Math.random() * share);
      if (!(await runUntil(folder, firstMissing(acknowledged), commands, acknowledged, killAt))) break;
      done++;
      await look();
    }
    await runUntil(folder, 0, commands, acknowledged, Infinity);
    return { commands, kills: done, ...harm, recorded: await look() };
  });
}

function firstMissing(acknowledged: ReadonlySet<number>): number {
  let number = 0;
  while (acknowledged.has(number)) number++;
  return number;
}

/** Runs the worker over a range; kills it when it acknowledged `killAt` new commands. Returns whether it was killed. */
async function runUntil(
  folder: string,
  from: number,
  to: number,
  acknowledged: Set<number>,
  killAt: number,
): Promise<boolean> {
  const child = startWorker(folder, CONCURRENCY, from, to);
  const exited = once(child, 'exit');
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  let fresh = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'ready') continue;
    // Lines that were in the pipe when it was killed count too: their answers had left the process.
    const number = Number.parseInt(line, 10);
    if (!acknowledged.has(number)) fresh++;
    acknowledged.add(number);
    if (fresh >= killAt && !child.killed) child.kill('SIGKILL');
  }
  const [code, signal] = (await exited) as [number | null, NodeJS.Signals | null];
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`The worker ended with code ${code}: ${said}`);
  return signal === 'SIGKILL';
}

async function eventsByNumber(folder: string): Promise<ReadonlyMap<number, number>> {
  const log = await openSqliteEventStoreReadOnly({ folder, plane: 'eu' });
  try {
    const { eventsByCommand } = await readWholeLog(log);
    return new Map(
      [...eventsByCommand].map(([commandId, events]) => [Number(commandId.replace('triple-', '')), events]),
    );
  } finally {
    await log.close();
  }
}
