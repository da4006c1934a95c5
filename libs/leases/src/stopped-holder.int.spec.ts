import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startHolder } from './holder-process.fixture.ts';
import type { HolderProcess } from './holder-process.fixture.ts';

const TTL_MS = 1000;
const START_MS = 60_000;

describe('a process that was stopped and goes on', () => {
  let holder: HolderProcess;
  afterEach(() => holder.end());

  it(
    'notices before it does anything more that it has lost its lease',
    async () => {
      // Its store is in the same process and renews without delay, so only its own clock can tell it.
      holder = startHolder('eu/projector', TTL_MS);
      expect(await holder.said()).toBe('held 1');
      await setTimeout(TTL_MS * 1.5);
      holder.ask();
      expect(await holder.said()).toBe('did');

      holder.signal('SIGSTOP');
      // What waits to be done when it goes on: it comes in before any of its timers has run.
      for (let index = 0; index < 5; index += 1) holder.ask();
      await setTimeout(TTL_MS);
      holder.signal('SIGCONT');
      for (let index = 0; index < 5; index += 1) expect(await holder.said()).toBe('lost');
    },
    START_MS,
  );
});
