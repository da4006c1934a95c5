import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

const REPOSITORY = new URL('../../../', import.meta.url).pathname;

/** What a run of `chancery` left. */
export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `chancery` while it runs. */
export interface RunningCli {
  /** Resolves when it has printed so many lines. */
  lines(count: number): Promise<readonly string[]>;
  interrupt(): void;
  readonly ended: Promise<CliRun>;
}

type Environment = Readonly<Record<string, string>>;

/** Starts `chancery` from its source, as a shell does. */
export function startCli(environment: Environment, ...args: readonly string[]): RunningCli {
  return startProgram(['--import', './scripts/run/typescript.mjs', 'apps/cli/src/main.ts'], environment, args);
}

/** Starts the `chancery` that was built, as an installation has it. */
export function startBuiltCli(environment: Environment, ...args: readonly string[]): RunningCli {
  return startProgram(['dist/apps/cli/src/main.js'], environment, args);
}

function startProgram(program: readonly string[], environment: Environment, args: readonly string[]): RunningCli {
  const { NODE_OPTIONS: _jest, ...inherited } = process.env;
  const child = spawn(process.execPath, [...program, ...args], {
    cwd: REPOSITORY,
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  const errors = text(child.stderr);
  const closed = once(child, 'close');
  return {
    async lines(count) {
      while (stdout.split('\n').length <= count) await Promise.race([once(child.stdout, 'data'), closed]);
      return stdout.split('\n').slice(0, count);
    },
    interrupt: () => void child.kill('SIGINT'),
    ended: (async () => {
      await closed;
      return { code: child.exitCode, stdout, stderr: await errors };
    })(),
  };
}

/** Runs `chancery` to its end. */
export function runCli(environment: Environment, ...args: readonly string[]): Promise<CliRun> {
  return startCli(environment, ...args).ended;
}
