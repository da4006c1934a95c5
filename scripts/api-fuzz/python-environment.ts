import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../support/server.ts';

const FOLDER = join(REPOSITORY, '.tmp/api-fuzz/venv');
const REQUIREMENTS = join(REPOSITORY, 'scripts/api-fuzz/requirements.txt');

/**
 * Installs the pinned fuzzer from PyPI into a virtual environment of its own, once; asks for nothing but Python 3.
 * @returns the path of its command.
 * @throws Error saying what is missing and how to get it.
 */
export function installedFuzzer(): string {
  if (spawnSync('python3', ['--version']).status !== 0) {
    throw new Error('The fuzz needs Python 3 (apt-get install python3-venv): `python3` does not run here');
  }
  if (!existsSync(join(FOLDER, 'bin/pip'))) {
    run('python3', ['-m', 'venv', FOLDER], 'Python cannot make a virtual environment: apt-get install python3-venv');
  }
  const pip = join(FOLDER, 'bin/pip');
  const why = `pip cannot install ${REQUIREMENTS}: it needs PyPI or a mirror of it`;
  run(pip, ['install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS], why);
  return join(FOLDER, 'bin/schemathesis');
}

function run(command: string, parameters: readonly string[], why: string): void {
  const { status, stderr } = spawnSync(command, parameters, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${why}\n${stderr}`);
}
