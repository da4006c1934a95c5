import type { DistributedService } from '../../support/distributed.ts';
import { startKafka } from '../../stack/kafka.ts';
import { startTestNode } from '../../stack/test-node.ts';
import type { EngineOptions, EngineServer } from '../../stack/engine-server.ts';

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
  const eventStore = engines.eventStores.get('eu');
  if (!eventStore) throw new Error('The faults hit the plane "eu"');
  return [
    ...[...apis, ...workers].map((each) => ({
      name: each.name,
      kill: () => each.stop('SIGKILL'),
      start: () => each.start(),
      pause: () => each.pause(),
      continue: () => each.continue(),
    })),
    engineTarget('broker', engines.kafka, startKafka),
    engineTarget('event store', eventStore, startTestNode),
  ];
}

function engineTarget(
  name: string,
  first: EngineServer,
  start: (options: EngineOptions) => Promise<EngineServer>,
): Target {
  let server = first;
  return {
    name,
    kill: () => server.stop('SIGKILL'),
    async start() {
      const { port, dataFolder, logFile } = server;
      server = await start({ port, dataFolder, logFile });
    },
    pause: () => server.pause(),
    continue: () => server.continue(),
  };
}
