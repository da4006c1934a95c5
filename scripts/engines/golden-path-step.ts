import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { REPOSITORY } from '../stack/stack-folders.ts';
import type { EngineStep } from './step.ts';

const TYPESCRIPT = new URL('../run/typescript.mjs', import.meta.url).href;

/** The golden path on the distributed topology; it starts engines and processes of its own. Expects a build. */
export const goldenPathStep: EngineStep = {
  name: 'golden path on the distributed topology',
  async run() {
    const story = spawn(
      process.execPath,
      ['--import', TYPESCRIPT, join(REPOSITORY, 'scripts/golden-path/run.ts'), '--distributed'],
      { cwd: REPOSITORY, stdio: ['ignore', 'inherit', 'inherit'] },
    );
    const [code] = (await once(story, 'exit')) as [number | null];
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  },
};
