import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../stack/stack-folders.ts';
import type { EngineStep } from './step.ts';
import { suiteLines, suiteRows } from './suite-table.ts';
import type { JestReport } from './suite-table.ts';

const REPORT = join(REPOSITORY, '.tmp/stack/engine-suites.json');

/** Every contract suite and every other spec that needs a real server. Arguments of the script go to Jest. */
export const suitesStep: EngineStep = {
  name: 'suites',
  async run({ environment, engines }) {
    rmSync(REPORT, { force: true });
    const jest = spawn(
      process.execPath,
      [
        ...[
          '--experimental-vm-modules',
          '--no-warnings',
          'node_modules/jest/bin/jest.js',
          '-c',
          'jest.engines.config.mjs',
        ],
        ...['--maxWorkers=1', '--json', `--outputFile=${REPORT}`, ...process.argv.slice(2)],
      ],
      // Its report for machines goes to the file, the one for people to stderr.
      { cwd: REPOSITORY, env: environment, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    await once(jest, 'exit');
    const rows = suiteRows(JSON.parse(readFileSync(REPORT, 'utf8')) as JestReport, engines);
    console.log(`\n${suiteLines(rows)}\n`);
    const sum = (column: 'passed' | 'failed') => rows.reduce((total, row) => total + row[column], 0);
    return { passed: sum('passed'), failed: sum('failed') };
  },
};
