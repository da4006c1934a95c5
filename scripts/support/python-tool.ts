import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './server.ts';

/** A Python 3 that can make virtual environments, or the packages pip should bring, are missing. */
export class PythonToolError extends Error {
  override readonly name = 'PythonToolError';
}

/**
 * Installs what `scripts/<script>/requirements.txt` pins from PyPI into a virtual environment of its own, once; asks for
 * nothing but Python 3.
 * @returns the path of `command` in it.
 * @throws PythonToolError saying what is missing and how to get it.
 */
export function installedPythonTool(script: string, command: string): string {
  const folder = join(REPOSITORY, '.tmp', script, 'venv');
  const requirements = join(REPOSITORY, 'scripts', script, 'requirements.txt');
  if (spawnSync('python3', ['--version']).status !== 0) {
    throw new PythonToolError(
      `${command} needs Python 3 (apt-get install python3-venv): \`python3\` does not run here`,
    );
  }
  if (!existsSync(join(folder, 'bin/pip'))) {
    run('python3', ['-m', 'venv', folder], 'Python cannot make a virtual environment: apt-get install python3-venv');
  }
  const pip = join(folder, 'bin/pip');
  const why = `pip cannot install ${requirements}: it needs PyPI or a mirror of it`;
  run(pip, ['install', '--quiet', '--disable-pip-version-check', '-r', requirements], why);
  return join(folder, 'bin', command);
}

function run(command: string, parameters: readonly string[], why: string): void {
  const { status, stderr } = spawnSync(command, parameters, { encoding: 'utf8' });
  if (status !== 0) throw new PythonToolError(`${why}\n${stderr}`);
}
