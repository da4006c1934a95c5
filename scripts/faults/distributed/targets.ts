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

/** Every API and worker process, and every engine: the broker, the event store, MongoDB and S3; or those of them in `aim`. @throws Error naming one that is not there */
export function targetsOf({ apis, workers, engines }: DistributedService, aim: readonly string[]): readonly Target[] {
  const processes = [...apis, ...workers].map((each) => ({
    name: each.name,
    kill: () => each.stop('SIGKILL'),
    start: () => each.start(),
    pause: () => each.pause(),
    continue: () => each.continue(),
  }));
  const servers = [engines.kafka, ...engines.eventStores.values(), engines.mongodb, engines.s3].map((each) => ({
    name: each.name,
    kill: () => each.kill(),
    start: () => each.restart(),
    pause: () => each.pause(),
    continue: () => each.continue(),
  }));
  const all = [...processes, ...servers];
  const unknown = aim.find((name) => !all.some((target) => target.name === name));
  if (unknown !== undefined) throw new Error(`No ${unknown}: there are ${all.map(({ name }) => name).join(', ')}`);
  return aim.length === 0 ? all : all.filter(({ name }) => aim.includes(name));
}
