// Writes the API document and the client's types (`npm run openapi`), or checks that they are what the code says
// (`npm run openapi:check`).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import openapiTypescript, { astToString } from 'openapi-typescript';
import type { OpenAPI3 } from 'openapi-typescript';
import { answerSchemas } from './answer-schemas.ts';
import { CLIENT_TYPES_FILE, DOCUMENT_FILE } from './committed-document.ts';
import { apiDocument } from './document.ts';
import { routesById } from './document-routes.ts';
import { ExampleBook } from './examples/example-book.ts';
import { recordedExamples } from './examples/recorded-examples.ts';
import { nestDocument } from './nest-document.ts';
import { validatorSchemas } from './request-schemas.ts';

const { check } = new Command()
  .option('--check', 'write nothing; fail when a file is not what the code says')
  .parse()
  .opts<{ readonly check?: boolean }>();

const document = apiDocument({
  nest: await nestDocument(),
  answers: answerSchemas(fileURLToPath(new URL('../../', import.meta.url))),
  validators: validatorSchemas(),
  examples: new ExampleBook(recordedExamples()),
});
const types = astToString(
  await openapiTypescript(document as unknown as OpenAPI3, { emptyObjectsUnknown: true, defaultNonNullable: false }),
);
const generated = [
  { file: DOCUMENT_FILE, content: `${JSON.stringify(document, null, 2)}\n` },
  { file: CLIENT_TYPES_FILE, content: `// Generated from openapi.json: \`npm run openapi\`.\n${types}` },
];
const stale = generated.filter(({ file, content }) => !existsSync(file) || readFileSync(file, 'utf8') !== content);
if (check === true) {
  for (const { file } of stale) process.stderr.write(`${fileURLToPath(file)} is out of date: npm run openapi\n`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const { file, content } of stale) writeFileSync(file, content);
}
process.stdout.write(
  `${routesById(document).size} operations, ${stale.length} files ${check === true ? 'out of date' : 'written'}.\n`,
);
