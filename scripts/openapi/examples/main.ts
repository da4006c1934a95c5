// Sends every documented example to a really started service and checks requests and answers against the API document
// (`npm run openapi:examples`); `--record` keeps what was sent and answered as the examples that the document shows.
import { Command } from 'commander';
import { startServer } from '../../support/server.ts';
import { AnswerCheck } from '../answer-check.ts';
import { committedDocument } from '../committed-document.ts';
import { routesById } from '../document-routes.ts';
import { exampleFindings } from './example-findings.ts';
import { ExamplePlayer } from './play-examples.ts';
import type { PlayedExample } from './play-examples.ts';
import { recordedExamples, writeRecordedExamples } from './recorded-examples.ts';
import { SCENARIO } from './scenario.ts';

const { record } = new Command().option('--record', 'keep the answers').parse().opts<{ readonly record?: boolean }>();
const document = committedDocument();
const routes = routesById(document);
const played: PlayedExample[] = [];
const server = await startServer({ environment: { CHANCERY_SAMPLES: 'off' } });
try {
  const operatorToken = server.administrators.get('eu') ?? '';
  const player = new ExamplePlayer({ url: server.url, operatorToken, routes });
  for (const example of SCENARIO) played.push(await player.play(example));
} finally {
  await server.dispose();
}
if (record === true) writeRecordedExamples(played);
const findings = exampleFindings(new AnswerCheck(document), routes, played, recordedExamples());
for (const finding of findings) process.stderr.write(`${finding}\n`);
process.stdout.write(`${played.length} examples of ${routes.size} operations, ${findings.length} findings.\n`);
process.exitCode = findings.length === 0 ? 0 : 1;
