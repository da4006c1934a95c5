// Writes the event catalogue (`npm run catalogue`), or checks that it is what the code and history say
// (`npm run catalogue:check`).
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CONTEXTS } from '@chancery/contexts';
import { Command } from 'commander';
import { CatalogueFolder, RECORD_TYPES, samplePath } from './catalogue-folder.ts';
import { Catalogue, staleFindings } from './catalogue.ts';
import { committedCatalogue } from './committed.ts';
import { collectEventTypes } from './event-types.ts';
import { printedFinding } from './findings.ts';
import type { Finding } from './findings.ts';
import { recordTypes } from './record-types.ts';
import { firstOfEachType } from './sample.ts';
import { TypeSchemas } from './type-schemas.ts';

interface Options {
  readonly check?: boolean;
  readonly samples?: string;
  readonly base?: string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

const options = new Command()
  .description('Generates eventstore/: JSON Schemas of all event types, AsyncAPI and the page of streams.')
  .option('--check', 'write nothing; fail when anything is wrong')
  .option('--samples <file>', 'take a golden sample for each type that lacks one from a history (NDJSON)')
  .option('--base <commit>', 'compare with this commit too, for example the target branch')
  .parse()
  .opts<Options>();

process.exitCode = await run(options);

async function run({ check, samples, base }: Options): Promise<number> {
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { readonly version: string };
  const folder = new CatalogueFolder(root);
  const committed = committedCatalogue(root, base);
  const types = collectEventTypes(CONTEXTS);
  const catalogue = new Catalogue(types, new TypeSchemas(root), folder, committed ?? [], version);
  if (committed === null) {
    process.stderr.write('Not a git checkout: that history stays readable was not checked.\n');
  }
  const typesForConsumers = await recordTypes(catalogue.envelope, catalogue.schemas);
  if (check) {
    const findings = [...catalogue.findings(), ...staleFindings(folder, RECORD_TYPES, typesForConsumers)];
    return report(findings, `The event catalogue is sound: ${types.length} types.`);
  }
  const refused = catalogue.appendOnlyFindings();
  if (refused.length > 0) return report(refused, '');
  const rejected = samples === undefined ? [] : harvest(catalogue, folder, readFileSync(samples));
  let written = 0;
  for (const [path, content] of [...catalogue.generated(), [RECORD_TYPES, typesForConsumers] as const]) {
    if (folder.read(path)?.toString('utf8') === content) continue;
    folder.write(path, content);
    written++;
  }
  const lacking = [...catalogue.lackingSamples()];
  const without = lacking.length > 0 ? ` No golden sample yet: ${lacking.join(', ')}.` : '';
  return report(rejected, `${types.length} event types, ${written} files written.${without}`);
}

/** Writes a sample for each type that lacks one; an existing sample is never written again. */
function harvest(catalogue: Catalogue, folder: CatalogueFolder, history: Uint8Array): readonly Finding[] {
  return [...firstOfEachType(history, catalogue.lackingSamples())].flatMap(([type, bytes]) => {
    const problems = catalogue.sampleProblems(type, bytes);
    if (problems.length === 0) folder.write(samplePath(type), bytes);
    return problems.map((problem) => ({
      subject: type,
      problem,
      wayOut: 'The history was written by another build: export one with this build.',
    }));
  });
}

function report(findings: readonly Finding[], success: string): number {
  if (findings.length === 0) {
    process.stdout.write(`${success}\n`);
    return 0;
  }
  process.stderr.write(
    `${findings.map(printedFinding).join('\n')}\nThe event catalogue: ${findings.length} findings.\n`,
  );
  return 1;
}
