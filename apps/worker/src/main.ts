import 'reflect-metadata';
import { CONTEXTS } from '@chancery/contexts';
import { ConfigurationError, isDistributed, openLogger, readProcess } from '@chancery/platform';
import { Metrics, startMetricsServer } from '@chancery/platform/metrics';
import { startHealthServer } from './health/health-server.ts';
import { workerPlane } from './open-worker-plane.ts';
import { parseWorkerCommand, USAGE } from './roles/worker-roles.ts';
import { startWorker } from './worker.ts';

/** Runs the roles it is told until it is told to end, or until something is wrong for ever. */
async function main(): Promise<void> {
  const command = parseWorkerCommand(process.argv.slice(2), process.env);
  if (command.help) {
    process.stdout.write(USAGE);
    return;
  }
  const configuration = readProcess(process.env, { port: '3001', logLevel: 'info' });
  const { node, planes } = configuration;
  const distributed = planes.filter(isDistributed);
  if (distributed.length === 0) {
    throw new ConfigurationError(
      'No plane is distributed (EVENTSTORE_URL_… is not set), and in the embedded topology `npm start` does the work of every role',
    );
  }
  const logger = openLogger({ level: configuration.logLevel, node });
  const metrics = new Metrics();
  const worker = startWorker({
    ...{ node, logger, metrics, roles: command.roles, contexts: CONTEXTS },
    planes: distributed.map((plane) => workerPlane(plane, logger)),
  });
  const health = await startHealthServer(configuration, () => worker.health());
  const { host, metricsPort } = configuration;
  const scraped = metricsPort === null ? null : await startMetricsServer({ host, port: metricsPort }, metrics);
  logger.info({ roles: command.roles, planes: distributed.map(({ id }) => id), health: health.url }, 'Worker started');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      logger.info({ signal }, 'Finishing what is under way');
      void worker.stop();
    });
  }
  try {
    await worker.ended;
  } finally {
    await scraped?.close();
    await health.close();
  }
  logger.info('Worker ended');
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const expected = error instanceof ConfigurationError || (error instanceof Error && error.cause !== undefined);
    process.stderr.write(`${expected ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
    process.exit(1);
  },
);
