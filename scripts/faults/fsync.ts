import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTemporaryFolder, workerArguments } from './worker-process.ts';

/** What the system calls of a run show. `null`: `strace` is not installed. */
export interface FsyncFigures {
  readonly commands: number;
  /** Calls of fsync and fdatasync on the write-ahead log or the database. */
  readonly fsyncs: number;
  /** Answers that left the process without an fsync since the answer before: the group's commit. */
  readonly answersBeforeTheirFsync: number;
}

const COMMANDS = 100;

/**
 * Runs commands one after another under `strace` and reads the order of system calls: between the acknowledgement of
 * one command (a write to standard output) and that of the next there must be an fsync that returned.
 */
export async function fsyncTest(): Promise<FsyncFigures | null> {
  if (spawnSync('strace', ['-V']).status !== 0) return null;
  return inTemporaryFolder((folder) => Promise.resolve(trace(folder)));
}

function trace(folder: string): FsyncFigures {
  const log = join(folder, 'strace.log');
  const node = [process.execPath, ...workerArguments(join(folder, 'plane'), 1, 0, COMMANDS, false)];
  const { status, stderr } = spawnSync('strace', [
    '-f',
    '-e',
    'trace=fsync,fdatasync,write',
    '-s',
    '16',
    '-o',
    log,
    ...node,
  ]);
  if (status !== 0) throw new Error(`strace ended with ${status}: ${stderr.toString()}`);
  let fsyncs = 0;
  let sinceAnswer = 0;
  let answersBeforeTheirFsync = 0;
  let started = false;
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    // An fsync counts where it returned: on its one line, or on the line that resumes it.
    if (/(fsync|fdatasync)(\(\d+\)| resumed>\)) += 0/.test(line)) {
      fsyncs++;
      sinceAnswer++;
    }
    const written = /write\(1, "(ready|\d+)r?\\n"/.exec(line)?.[1];
    if (written === 'ready') started = true;
    else if (written !== undefined && started) {
      if (sinceAnswer === 0) answersBeforeTheirFsync++;
      sinceAnswer = 0;
    }
  }
  return { commands: COMMANDS, fsyncs, answersBeforeTheirFsync };
}
