import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import type { Logger } from 'pino';
import { loadEventCatalogue } from '@chancery/event-sourcing';
import { registerEvidenceBodyParsers } from '@chancery/evidence';
import { openSigningKeys } from '@chancery/exports';
import { flagSetDigest, loadFlags } from '@chancery/flags';
import { systemClock } from '@chancery/kernel';
import type { Clock } from '@chancery/kernel';
import { answerUnreadableRequest, createValidationPipe, ProblemFilter, validateBySchema } from '@chancery/platform';
import type { ApiConfiguration, FlagSets } from '@chancery/platform';
import { AppModule } from './app.module.ts';
import { openPlanes } from './host/open-planes.ts';
import type { OpenPlanes } from './host/open-planes.ts';
import { serveOpenApi } from './host/openapi.ts';
import { addSecurityHeaders, serveConsole } from './host/serve-console.ts';
import { repositoryFile } from './host/repository-file.ts';

/** JSON bodies larger than this are refused; evidence is streamed and has no such limit. */
const BODY_LIMIT = 1024 * 1024;

/** The whole service of the embedded topology, not yet listening. */
export interface ChanceryApp {
  readonly app: NestFastifyApplication;
  readonly planes: OpenPlanes;
  readonly logger: Logger;
  /** Stops taking requests, finishes those under way, closes the stores. */
  close(): Promise<void>;
}

/** Opens the planes and builds the HTTP host on them. @throws DataFolderOwnedError, ConfigurationError */
export async function createChanceryApp(
  configuration: ApiConfiguration,
  clock: Clock = systemClock,
): Promise<ChanceryApp> {
  const logger = pino({ level: configuration.logLevel });
  const catalogue = loadEventCatalogue(repositoryFile('eventstore/catalogue'));
  const flags = loadFlags(repositoryFile('flags.yaml'));
  const flagSet = flagSetDigest(flags.defaults);
  const planes = await openPlanes(configuration, catalogue, (error, what) =>
    logger.error({ error, what }, 'Background work failed'),
  );
  try {
    const signingKeys = new Map(planes.all.map(({ id, folder, planeKey }) => [id, openSigningKeys(folder, planeKey)]));
    const adapter = new FastifyAdapter({
      bodyLimit: BODY_LIMIT,
      routerOptions: { maxParamLength: 300 },
      clientErrorHandler: answerUnreadableRequest,
    });
    const flagSets: FlagSets = {
      digest: () => flagSet,
      valuesOf: (digest) => (digest === flagSet ? flags.defaults : null),
    };
    const module = AppModule.with({ planes, clock, flagSets, signingKeys });
    const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
      logger: ['error', 'warn'],
      abortOnError: false,
    });
    app.useGlobalFilters(new ProblemFilter(logger));
    app.useGlobalPipes(createValidationPipe());
    const fastify = app.getHttpAdapter().getInstance();
    validateBySchema(fastify);
    registerEvidenceBodyParsers(fastify);
    addSecurityHeaders(app);
    serveOpenApi(app);
    await serveConsole(app, repositoryFile('dist/apps/console/browser'));
    await app.init();
    await fastify.ready();
    return {
      app,
      planes,
      logger,
      async close() {
        await app.close();
        await planes.close();
      },
    };
  } catch (error) {
    await planes.close();
    throw error;
  }
}
