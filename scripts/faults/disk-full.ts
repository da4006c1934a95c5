import { spawnSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSqliteEventStore } from '@chancery/event-sourcing/sqlite';
import { addTriple, faultRunner, readWholeLog } from './fault-log.ts';
import { EVENTS_PER_COMMAND } from './triple.ts';
import { inTemporaryFolder } from './worker-process.ts';

/** What a full disk did. `null`: a small file system cannot be mounted here (not root). */
export interface DiskFullFigures {
  readonly acceptedBefore: number;
  /** Commands refused while the disk was full. */
  readonly refused: number;
  /** Commands with some of their events only, at any time. */
  readonly partial: number;
  /** Acknowledged commands that were not there afterwards. */
  readonly lost: number;
  /** Commands accepted after there was room again, without a restart. */
  readonly acceptedAfter: number;
}

const ROOM = '24m';
const ATTEMPTS_WHEN_FULL = 50;
const AFTER = 50;
/** Long commands fill the disk in a few thousand steps. */
const PADDING = 'x'.repeat(4000);

/** Fills a small file system with events until it is full, then makes room. */
export function diskFullTest(): Promise<DiskFullFigures | null> {
  return inTemporaryFolder(async (mount) => {
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${ROOM}`, 'tmpfs', mount]).status !== 0) return null;
    try {
      return await fill(mount);
    } finally {
      spawnSync('umount', ['-l', mount]);
    }
  });
}

async function fill(mount: string): Promise<DiskFullFigures> {
  const ballast = join(mount, 'ballast');
  await writeFile(ballast, Buffer.alloc(8 * 1024 * 1024));
  const store = await openSqliteEventStore({ folder: join(mount, 'plane'), plane: 'eu' });
  const runner = faultRunner(store);
  const acknowledged: number[] = [];
  let number = 0;
  let refused = 0;
  const attempt = async () => {
    try {
      await addTriple(runner, number++, PADDING);
      acknowledged.push(number - 1);
    } catch {
      refused++;
    }
  };
  try {
    while (refused < ATTEMPTS_WHEN_FULL) await attempt();
    const acceptedBefore = acknowledged.length;
    const whenFull = await harm(store, acknowledged);
    await rm(ballast);
    const refusedWhenFull = refused;
    for (let index = 0; index < AFTER; index++) await attempt();
    const afterwards = await harm(store, acknowledged);
    return {
      acceptedBefore,
      refused: refusedWhenFull,
      partial: whenFull.partial + afterwards.partial,
      lost: whenFull.lost + afterwards.lost,
      acceptedAfter: acknowledged.length - acceptedBefore,
    };
  } finally {
    await runner.close();
    await store.close();
  }
}

async function harm(store: Parameters<typeof readWholeLog>[0], acknowledged: readonly number[]) {
  const { eventsByCommand } = await readWholeLog(store);
  const partial = [...eventsByCommand.values()].filter((events) => events !== EVENTS_PER_COMMAND).length;
  const lost = acknowledged.filter((done) => !eventsByCommand.has(`triple-${done}`)).length;
  return { partial, lost };
}
