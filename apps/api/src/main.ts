import 'reflect-metadata';
import { DataFolderOwnedError } from '@chancery/event-sourcing';
import { systemClock } from '@chancery/kernel';
import { ensureFirstAdministrator } from '@chancery/access';
import { ConfigurationError, readApiConfiguration } from '@chancery/platform';
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
  const { app, planes } = chancery;

  const secrets: { readonly plane: string; readonly secret: string }[] = [];
  for (const plane of planes.all) {
    const again = configuration.newAdministrators.includes(plane.id);
    const secret = await ensureFirstAdministrator(plane, systemClock, again);
    if (secret !== null) secrets.push({ plane: plane.id, secret });
    if (configuration.samples && plane.topology === 'embedded') await makeSampleTenants(app, plane);
  }
  await app.listen(configuration.port, configuration.host);
  process.stdout.write(greeting(await app.getUrl(), configuration.dataFolder, secrets));
}

function greeting(url: string, dataFolder: string, secrets: readonly { plane: string; secret: string }[]): string {
  const signIn =
    secrets.length > 0
      ? [
          'First sign-in: one administrator token per plane. They are shown only now; keep them.',
          ...secrets.map(({ plane, secret }) => `  ${plane}  ${secret}`),
        ]
      : ['The administrators’ tokens were shown at first start. Lost? CHANCERY_NEW_ADMINISTRATOR=us,eu npm start'];
  return [
    '',
    `Chancery is ready:  ${url}`,
    `API:                ${url}/v1/docs`,
    `Data:               ${dataFolder}`,
    '',
    ...signIn,
    '',
  ].join('\n');
}

function fail(error: unknown): never {
  const expected = error instanceof ConfigurationError || error instanceof DataFolderOwnedError;
  process.stderr.write(`${expected ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(1);
}

main().catch(fail);
