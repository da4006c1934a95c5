import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const TYPESCRIPT = fileURLToPath(new URL('../../../scripts/run/typescript.mjs', import.meta.url));
const PROCESS = fileURLToPath(new URL('./stopped-holder.fixture.ts', import.meta.url));

/** A process that holds a lease. */
export interface HolderProcess {
  /** What it says next. */
  said(): Promise<string>;
  /** Asks it to do something under the lease; `said` tells whether it did. */
  ask(): void;
  signal(name: NodeJS.Signals): void;
  /** Kills it, stopped or not. */
  end(): Promise<void>;
}

/** Starts one; it says `held <token>` when it has the lease. */
export function startHolder(name: string, ttlMs: number, url?: string): HolderProcess {
  const further = url === undefined ? [] : [url];
  const child = spawn(process.execPath, ['--import', TYPESCRIPT, PROCESS, name, String(ttlMs), ...further], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async said() {
      const line = await lines.next();
      return line.done === true ? '' : line.value;
    },
    ask: () => void child.stdin.write('\n'),
    signal: (signal) => void child.kill(signal),
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
