// Checks what is in ops/ as far as it can be without a cluster or a Docker engine: `npm run ops:check`. Tools come from
// Go's module proxy and PyPI into .tmp; what needs one that cannot be had is told and skipped. Ends with
// `N passed, N failed`, with `, N skipped` where there were any.
import { rmSync } from 'node:fs';
import { MissingToolError } from '../stack/tools.ts';
import { PythonToolError } from '../support/python-tool.ts';
import { chartChecks } from './chart-checks.ts';
import { OPS_CHECK_FOLDER } from './check.ts';
import type { OpsCheck } from './check.ts';
import { composeChecks } from './compose-checks.ts';
import { monitoringChecks } from './monitoring-checks.ts';

const counts = { passed: 0, failed: 0, skipped: 0 };
rmSync(OPS_CHECK_FOLDER, { recursive: true, force: true });
for (const check of [...composeChecks, ...chartChecks, ...monitoringChecks]) {
  const outcome = await carryOut(check);
  counts[outcome] += 1;
}
const { passed, failed, skipped } = counts;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
if (failed > 0) process.exitCode = 1;

async function carryOut({ name, find }: OpsCheck): Promise<keyof typeof counts> {
  try {
    const findings = await find();
    console.log(`${findings.length === 0 ? 'passed' : 'FAILED'}  ${name}`);
    for (const finding of findings) console.log(`        ${finding}`);
    return findings.length === 0 ? 'passed' : 'failed';
  } catch (error) {
    if (error instanceof MissingToolError || error instanceof PythonToolError) {
      console.log(`skipped ${name}\n        ${error.message}`);
      return 'skipped';
    }
    console.log(`FAILED  ${name}\n        ${error instanceof Error ? error.message : String(error)}`);
    return 'failed';
  }
}
