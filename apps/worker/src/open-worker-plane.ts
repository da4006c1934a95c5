import { openMongoLeaseStore } from '@chancery/leases/mongodb';
import { ConfigurationError, engineVariables } from '@chancery/platform';
import type { DistributedPlaneConfiguration } from '@chancery/platform';
import { openPlaneEngines } from '@chancery/platform/distributed';
import { openKafkaSink, parseKafkaBrokers } from '@chancery/publishing/kafka';
import type { KafkaConnection } from '@chancery/publishing/kafka';
import type { Logger } from 'pino';
import type { WorkerEngines, WorkerPlane } from './worker-engines.ts';

/** A distributed plane for a worker. Nothing is reached before `open`. @throws ConfigurationError naming the variable */
export function workerPlane(plane: DistributedPlaneConfiguration, logger: Logger): WorkerPlane {
  const log = logger.child({ plane: plane.id });
  const kafka = kafkaOf(plane);
  return { id: plane.id, open: () => openEngines(plane, kafka, log) };
}

async function openEngines(
  plane: DistributedPlaneConfiguration,
  kafka: KafkaConnection | null,
  log: Logger,
): Promise<WorkerEngines> {
  const leases = await openMongoLeaseStore({ url: plane.engines.mongoUrl });
  try {
    const engines = await openPlaneEngines(plane);
    const { events, readModels, probes } = engines;
    const follower = events.follower((error) => log.warn({ error }, 'The tenant log index waits'));
    return {
      ...{ leases, events, readModels, probes },
      openSink:
        kafka &&
        (() => openKafkaSink({ plane: plane.id, connection: kafka, log: (level, message) => log[level](message) })),
      indexTenantLogs: (signal) => follower.run(signal),
      async close() {
        await engines.close();
        await leases.close();
      },
    };
  } catch (error) {
    await leases.close();
    throw error;
  }
}

function kafkaOf({ id, engines }: DistributedPlaneConfiguration): KafkaConnection | null {
  if (engines.kafkaBrokers === null) return null;
  try {
    return parseKafkaBrokers(engines.kafkaBrokers);
  } catch (error) {
    throw new ConfigurationError(
      `${engineVariables(id).kafka}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
