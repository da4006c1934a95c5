import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openSqliteEventStore } from '@chancery/event-sourcing/sqlite';
import { append, counted, decodeWith, dumpOf, Poison, REMOVED, tallyProjection } from './host.fixtures.ts';
import { openProjectionHost } from './open-projection-host.ts';
import type { DocumentStorePlace } from './store-place.fixture.ts';

const EVENTS = 6000;
const KILLS = 4;
const PATIENT_MS = 20_000;
/** Four processes start, on a machine that may be busy. */
const TEST_MS = 120_000;
const TYPESCRIPT = fileURLToPath(new URL('../../../../scripts/run/typescript.mjs', import.meta.url));
const PROCESS = fileURLToPath(new URL('./catch-up-process.fixture.ts', import.meta.url));

/** A place that another process can open. */
export interface KillablePlace extends DocumentStorePlace {
  /** Tell the process that folds what to open. */
  readonly parameters: readonly string[];
}

/** A process that folds may be killed at any moment, on whatever it keeps its documents. */
export function killContract(adapter: string, newPlace: () => Promise<KillablePlace>): void {
  describe(`killing the process that folds into ${adapter}`, () => {
    let folder: string;
    let place: KillablePlace;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'chancery-kill-'));
      place = await newPlace();
    });
    afterEach(async () => {
      await place.dispose();
      await rm(folder, { recursive: true, force: true });
    });

    /** Folds in a process of its own and kills it (SIGKILL) after a while. Returns how far the checkpoint says it came. */
    const foldAndKill = async (afterMs: number): Promise<string> => {
      const child = spawn(process.execPath, ['--import', TYPESCRIPT, PROCESS, folder, ...place.parameters], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, NODE_OPTIONS: '' },
      });
      await once(child.stdout, 'data');
      await setTimeout(afterMs);
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      const store = await place.open();
      const checkpoint = await store.checkpoint({ name: 'tally', generation: 1001 });
      await store.close();
      return checkpoint ?? '';
    };

    it(
      'loses and doubles nothing: the documents are those of a rebuild',
      async () => {
        let events = await openSqliteEventStore({ folder, plane: 'eu' });
        const all = Array.from({ length: EVENTS }, (_, index) =>
          index % 11 === 0
            ? { type: REMOVED, keys: [`k${index % 7}`], amount: 0 }
            : counted(index % 5, `k${index % 7}`, `l${index % 3}`),
        );
        for (let at = 0; at < EVENTS; at += 1000) await append(events, ...all.slice(at, at + 1000));
        const head = await events.head();
        await events.close();

        const checkpoints: string[] = [];
        for (let kill = 0; kill < KILLS; kill += 1) checkpoints.push(await foldAndKill(5 + kill * 10));
        expect(checkpoints.some((checkpoint) => checkpoint > '' && checkpoint < head)).toBe(true);
        expect([...checkpoints].sort()).toEqual(checkpoints);

        events = await openSqliteEventStore({ folder, plane: 'eu' });
        const readModels = await place.open();
        const host = await openProjectionHost({
          events,
          readModels,
          projections: [tallyProjection()],
          decode: decodeWith(new Poison()),
        });
        await host.start();
        await host.waitFor('tally', head, PATIENT_MS);
        const { rebuilt, differing } = await host.rebuild('tally');
        expect(differing.count).toBe(0);
        expect(await dumpOf(host, 'tally', rebuilt.generation)).toBe(await dumpOf(host, 'tally'));
        await host.stop();
        await readModels.close();
        await events.close();
      },
      TEST_MS,
    );
  });
}
