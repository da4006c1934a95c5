import type { DistributedService } from '../../support/distributed.ts';

/** A process of the service that a round may hit. */
export interface Target {
  readonly name: string;
  /** Ends it without warning (SIGKILL). */
  kill(): Promise<void>;
  /** Brings it back, on the same port and with its data. */
  start(): Promise<void>;
  /** Stops it in the middle of what it does. */
  pause(): void;
  continue(): void;
}

/** Every API and worker process, the broker, and the event store. */
export function targetsOf({ apis, workers, engines }: DistributedService): readonly Target[] {
  const processes = [...apis, ...workers].map((each) => ({
    name: each.name,
    kill: () => each.stop('SIGKILL'),
    start: () => each.start(),
    pause: () => each.pause(),
    continue: () => each.continue(),
  }));
  const servers = [engines.kafka, ...engines.eventStores.values()].map((each) => ({
    name: each.name,
    kill: () => each.kill(),
    start: () => each.restart(),
    pause: () => each.pause(),
    continue: () => each.continue(),
  }));
  return [...processes, ...servers];
}
