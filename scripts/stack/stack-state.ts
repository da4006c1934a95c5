import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { EngineName } from './engines.ts';
import { STACK_FILE } from './stack-folders.ts';

/** A server that `stack:up` started. */
export interface StackServer {
  readonly pid: number;
  readonly dataFolder: string;
  readonly logFile: string;
  /** Not there before it got ready. */
  readonly url?: string;
  readonly version?: string;
}

/** What `.tmp/stack/stack.json` holds. */
export type StackState = Partial<Record<EngineName, StackServer>>;

/** Empty when nothing was started. */
export function readStack(): StackState {
  try {
    return JSON.parse(readFileSync(STACK_FILE, 'utf8')) as StackState;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

/** Replaces what is said of one server; `null` takes it out. */
export function rememberServer(name: EngineName, server: StackServer | null): void {
  const { [name]: _, ...others } = readStack();
  const state: StackState = server === null ? others : { ...others, [name]: server };
  if (Object.keys(state).length === 0) {
    rmSync(STACK_FILE, { force: true });
    return;
  }
  mkdirSync(dirname(STACK_FILE), { recursive: true });
  const temporary = `${STACK_FILE}.${process.pid}`;
  writeFileSync(temporary, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(temporary, STACK_FILE);
}
