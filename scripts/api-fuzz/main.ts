// Fuzzes every route of a started service from the API document, with a member's and with an operator's token
// (`npm run api:fuzz`): no answer may be a server error, or another than the document says. `--seconds N` per token.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { committedDocument } from '../openapi/committed-document.ts';
import { routesById } from '../openapi/document-routes.ts';
import { ExamplePlayer } from '../openapi/examples/play-examples.ts';
import { SCENARIO } from '../openapi/examples/scenario.ts';
import { installedPythonTool } from '../support/python-tool.ts';
import { REPOSITORY, startServer } from '../support/server.ts';
import type { StartedServer } from '../support/server.ts';
import { fuzzDocument } from './fuzz-document.ts';
import type { KnownValues } from './fuzz-document.ts';

const FOLDER = join(REPOSITORY, '.tmp/api-fuzz');
const DOCUMENT = join(FOLDER, 'openapi.json');
const CONFIGURATION = join(REPOSITORY, 'scripts/api-fuzz/schemathesis.toml');
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
];

const { seconds, token: only } = new Command()
  .option('--seconds <n>', 'time per token', '60')
  .option('--token <name>', 'only with the `member`’s or the `operator`’s')
  .parse()
  .opts<{ readonly seconds: string; readonly token?: string }>();

const fuzzer = installedPythonTool('api-fuzz', 'schemathesis');
const server = await startServer({ environment: { CHANCERY_SAMPLES: 'off' } });
try {
  const operatorToken = server.administrators.get('eu') ?? '';
  const known = await seed(server, operatorToken);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(DOCUMENT, JSON.stringify(fuzzDocument(committedDocument(), known)));
  const tokens = { member: known.get('memberSecret') ?? '', operator: operatorToken };
  for (const [name, token] of Object.entries(tokens)) {
    if (only === undefined || only === name) fuzz(name, token);
  }
} finally {
  await server.dispose();
}

/** Plays the documented examples, so that there is something of everything. */
async function seed({ url }: StartedServer, operatorToken: string): Promise<KnownValues> {
  const player = new ExamplePlayer({ url, operatorToken, routes: routesById(committedDocument()) });
  for (const example of SCENARIO) await player.play(example);
  return player.known();
}

function fuzz(name: string, token: string): void {
  process.stdout.write(`\nWith the ${name}’s token, ${seconds} s:\n`);
  const { status } = spawnSync(
    fuzzer,
    [
      ...['--config-file', CONFIGURATION, 'run', DOCUMENT, '--url', server.url],
      ...['--header', `Authorization: Bearer ${token}`, '--checks', CHECKS.join(',')],
      ...['--phases', 'examples,coverage,fuzzing', '--max-time', seconds, '--max-examples', '20'],
      ...['--workers', '1', '--request-timeout', '70', '--suppress-health-check', 'all', '--no-color'],
      ...['--continue-on-failure', '--generation-database', 'none', '--warnings', 'off'],
    ],
    { cwd: FOLDER, stdio: 'inherit' },
  );
  if (status !== 0) process.exitCode = 1;
}
