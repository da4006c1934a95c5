import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { REPOSITORY } from '../stack/stack-folders.ts';

export const OPS = join(REPOSITORY, 'ops');
/** Where checks write what they make, emptied at the start. */
export const OPS_CHECK_FOLDER = join(REPOSITORY, '.tmp/ops-check/made');

/** One thing that is checked. Finds nothing: passed. @throws MissingToolError, PythonToolError: it cannot be checked here. */
export interface OpsCheck {
  readonly name: string;
  /** What is wrong, a line each. */
  readonly find: () => Promise<readonly string[]> | readonly string[];
}

/** Runs a tool to its end. Returns its output, or what it complained of as findings. */
export function runTool(
  command: string,
  parameters: readonly string[],
  options: { readonly cwd?: string } = {},
): { readonly output: string; readonly findings: readonly string[] } {
  const { status, stdout, stderr, error } = spawnSync(command, parameters, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
    ...options,
  });
  if (error) throw error;
  const said = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
  return { output: stdout, findings: status === 0 ? [] : said.slice(-40) };
}
