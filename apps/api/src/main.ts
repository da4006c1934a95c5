import 'reflect-metadata';
import { DataFolderOwnedError } from '@chancery/event-sourcing';
import { systemClock } from '@chancery/kernel';
import { ensureFirstAdministrator } from '@chancery/access';
import { ConfigurationError, patiently, readApiConfiguration } from '@chancery/platform';
import type { Plane, Planes } from '@chancery/platform';
import { startMetricsServer } from '@chancery/platform/metrics';
import { createChanceryApp } from './create-app.ts';
import type { ChanceryApp } from './create-app.ts';
import { makeSampleTenants } from './samples/make-sample-tenants.ts';

/** Starts the API, which embedded is all there is; prints the address and, at first start, the first administrators' tokens. */
async function main(): Promise<void> {
  const configuration = readApiConfiguration(process.env);
  const ending = new AbortController();
  let chancery: ChanceryApp | null = null;
  const stop = (signal: NodeJS.Signals) => {
    process.stdout.write(`\n${signal}: finishing what is under way …\n`);
    ending.abort();
    void (chancery?.close() ?? Promise.resolve()).then(() => process.exit(0), fail);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  chancery = await createChanceryApp(configuration, systemClock, ending.signal);
  const { app, planes, logger, metrics } = chancery;

  const administratorOf = async (plane: Plane): Promise<readonly Administrator[]> => {
    const again = configuration.newAdministrators.includes(plane.id);
    const secret = await ensureFirstAdministrator(plane, systemClock, again);
    return secret === null ? [] : [{ plane: plane.id, secret }];
  };
  planes.onJoined((plane) => {
    const waits = (error: unknown) => logger.error({ error }, `Plane ${plane.id} waits for its first administrator`);
    patiently(() => administratorOf(plane), ending.signal, waits).then((made) => {
      process.stdout.write([`Plane ${plane.id} is served now.`, ...signInLines(made ?? []), ''].join('\n'));
    }, fail);
  });
  const administrators: Administrator[] = [];
  for (const plane of planes.all) {
    administrators.push(...(await administratorOf(plane)));
    if (configuration.samples && plane.topology === 'embedded') await makeSampleTenants(app, plane);
  }
  const { host, port, metricsPort } = configuration;
  if (metricsPort !== null) await startMetricsServer({ host, port: metricsPort }, metrics);
  await app.listen(port, host);
  process.stdout.write(greeting(await app.getUrl(), configuration.dataFolder, planes, administrators));
}

/** A first administrator that was just made. */
interface Administrator {
  readonly plane: string;
  readonly secret: string;
}

function greeting(
  url: string,
  dataFolder: string,
  { awaited }: Planes,
  administrators: readonly Administrator[],
): string {
  const signIn =
    administrators.length > 0
      ? signInLines(administrators)
      : ['The administrators’ tokens were shown at first start. Lost? CHANCERY_NEW_ADMINISTRATOR=us,eu npm start'];
  return [
    '',
    `Chancery is ready:  ${url}`,
    `API:                ${url}/v1/docs`,
    `Data:               ${dataFolder}`,
    ...awaited.map(({ id, error }) => `Not yet:            plane ${id}, whose engines are out of reach (${error})`),
    '',
    ...signIn,
    '',
  ].join('\n');
}

function signInLines(administrators: readonly Administrator[]): readonly string[] {
  if (administrators.length === 0) return [];
  return [
    'First sign-in: one administrator token per plane. They are shown only now; keep them.',
    ...administrators.map(({ plane, secret }) => `  ${plane}  ${secret}`),
  ];
}

function fail(error: unknown): never {
  const expected = error instanceof ConfigurationError || error instanceof DataFolderOwnedError;
  process.stderr.write(`${expected ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(1);
}

main().catch(fail);
