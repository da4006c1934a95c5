import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 50;

/**
 * Whether process `pid` is alive and is the server that was started on `dataFolder`: its command line names the folder.
 * A pid may belong to somebody else by now, and nobody else's process is ever ended.
 */
export function isOurs(pid: number, dataFolder: string): boolean {
  return commandLine(pid).includes(dataFolder);
}

function commandLine(pid: number): string {
  if (!existsSync('/proc/self/cmdline')) {
    return spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** Ends the server and waits until it is gone; harder after 20 s. Nothing happens when it is not there any more. */
export async function endProcess(pid: number, dataFolder: string, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  let harderAt = Date.now() + PATIENCE_MS;
  if (isOurs(pid, dataFolder)) {
    send(pid, signal);
    // One that was paused takes no other signal before it goes on.
    send(pid, 'SIGCONT');
  }
  while (isOurs(pid, dataFolder)) {
    await sleep(LOOK_EVERY_MS);
    if (Date.now() > harderAt && isOurs(pid, dataFolder)) {
      send(pid, 'SIGKILL');
      harderAt = Date.now() + PATIENCE_MS;
    }
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
