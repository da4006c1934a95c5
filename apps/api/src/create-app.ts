import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { loadEventCatalogue } from '@chancery/event-sourcing';
import { registerEvidenceBodyParsers } from '@chancery/evidence';
import { flagSetDigest, loadFlags } from '@chancery/flags';
import { systemClock } from '@chancery/kernel';
import type { Clock } from '@chancery/kernel';
import { acceptCloudEvents } from '@chancery/metering';
import {
  answerUnreadableRequest,
  createValidationPipe,
  openLogger,
  ProblemFilter,
  validateBySchema,
} from '@chancery/platform';
import type { ApiConfiguration, FlagSets } from '@chancery/platform';
import { Metrics } from '@chancery/platform/metrics';
import { AppModule } from './app.module.ts';
import { measureAnswers, measureProcess } from './host/api-metrics.ts';
import { openPlanes } from './host/open-planes.ts';
import type { OpenPlanes } from './host/open-planes.ts';
import { planesToOpen } from './host/planes-to-open.ts';
import { serveOpenApi } from './host/openapi.ts';
import { addSecurityHeaders, serveConsole } from './host/serve-console.ts';
import { repositoryFile } from './host/repository-file.ts';

/** JSON bodies larger than this are refused; evidence is streamed and has no such limit. */
const BODY_LIMIT = 1024 * 1024;

/** The HTTP service on its planes, not yet listening. Embedded, it is the whole of it. */
export interface ChanceryApp {
  readonly app: NestFastifyApplication;
  readonly planes: OpenPlanes;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Stops taking requests, finishes those under way, closes the stores. */
  close(): Promise<void>;
}

/** Requests under way at the end get so long; streams that never end by themselves are cut off then. Milliseconds. */
const LAST_REQUESTS_MS = 15_000;
/** How often connections are closed then that have been answered. Milliseconds. */
const ANSWERED_MS = 100;

async function closeInTime(app: NestFastifyApplication): Promise<void> {
  const server: Server = app.getHttpServer();
  const timer = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS);
  // A connection whose last request was answered meanwhile is kept by its client for a next one, which will not come.
  const answered = setInterval(() => server.closeIdleConnections(), ANSWERED_MS);
  try {
    await app.close();
  } finally {
    clearTimeout(timer);
    clearInterval(answered);
  }
}

/**
 * Opens the planes and builds the HTTP host on them; a plane whose engines are out of reach joins later.
 * @throws DataFolderOwnedError, ConfigurationError
 * @param signal gives up waiting for engines that are out of reach.
 */
export async function createChanceryApp(
  configuration: ApiConfiguration,
  clock: Clock = systemClock,
  signal: AbortSignal = new AbortController().signal,
): Promise<ChanceryApp> {
  const logger = openLogger({ level: configuration.logLevel, node: configuration.node });
  const catalogue = loadEventCatalogue(repositoryFile('eventstore/catalogue'));
  const flags = loadFlags(repositoryFile('flags.yaml'));
  const flagSet = flagSetDigest(flags.defaults);
  const onError = (error: unknown, what: string) => logger.error({ error, what }, 'Background work failed');
  const metrics = new Metrics();
  const toOpen = planesToOpen({ configuration, catalogue, onError, meter: metrics });
  const planes = await openPlanes({ planes: toOpen, onError, signal });
  try {
    const adapter = new FastifyAdapter({
      bodyLimit: BODY_LIMIT,
      routerOptions: { maxParamLength: 300 },
      clientErrorHandler: answerUnreadableRequest,
    });
    const flagSets: FlagSets = {
      digest: () => flagSet,
      valuesOf: (digest) => (digest === flagSet ? flags.defaults : null),
    };
    const module = AppModule.with({
      planes,
      node: configuration.node,
      clock,
      flagSets,
      signingKeys: planes.signingKeys,
    });
    const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
      logger: ['error', 'warn'],
      abortOnError: false,
    });
    app.useGlobalFilters(new ProblemFilter(logger));
    app.useGlobalPipes(createValidationPipe());
    const fastify = app.getHttpAdapter().getInstance();
    measureAnswers(fastify, metrics);
    measureProcess(planes, metrics);
    validateBySchema(fastify);
    registerEvidenceBodyParsers(fastify);
    acceptCloudEvents(fastify);
    addSecurityHeaders(app);
    serveOpenApi(app);
    await serveConsole(app, repositoryFile('dist/apps/console/browser'));
    await app.init();
    await fastify.ready();
    return {
      app,
      planes,
      logger,
      metrics,
      async close() {
        await closeInTime(app);
        await planes.close();
      },
    };
  } catch (error) {
    await planes.close();
    throw error;
  }
}
