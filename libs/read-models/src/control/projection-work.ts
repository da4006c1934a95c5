import { setTimeout } from 'node:timers/promises';
import { GenerationBehindError } from '../projection-host.ts';
import type { RunningProjectionHost } from '../projection-host.ts';
import type { ProjectionReport, ProjectionWish } from './projection-request.ts';
import type { RequestedWork } from './request-runner.ts';

type Host = Pick<RunningProjectionHost, 'rebuild' | 'switchTo' | 'retryParked'>;

const RETRY_MS = 500;
const SWITCH_PATIENCE_MS = 10_000;

/** Does what is asked of projections: of one read model one thing after the other, of several at once. */
export function projectionWork(host: Host): RequestedWork<ProjectionWish, ProjectionReport> {
  return {
    what: 'the projections',
    queueOf: ({ projection }) => projection,
    async act({ projection, action }, signal) {
      switch (action.kind) {
        case 'rebuild':
          return host.rebuild(projection);
        case 'switch':
          await switchTo(host, projection, action.generation, signal);
          return null;
        case 'retry':
          return host.retryParked(projection, action.key);
      }
    },
  };
}

/** A generation that was ready has to catch up again after a restart: that is waited for. */
async function switchTo(host: Host, projection: string, generation: number, signal: AbortSignal): Promise<void> {
  const giveUp = performance.now() + SWITCH_PATIENCE_MS;
  for (;;) {
    try {
      await host.switchTo(projection, generation);
      return;
    } catch (error) {
      if (!(error instanceof GenerationBehindError) || performance.now() > giveUp) throw error;
    }
    await setTimeout(RETRY_MS, undefined, { signal });
  }
}
