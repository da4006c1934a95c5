import { writeSync } from 'node:fs';
import type { ChildAnswer, ChildRequest } from './child-protocol.ts';
import { OUT_OF_MEMORY_MARK } from './child-protocol.ts';

/** The engine may rise above its own memory limit (long strings, results); this is when the process gives up. */
const WATCH_INTERVAL_MS = 20;

/** Answers a request; may report how far it is, in a number that only it and who asked understand. */
export type Handler = (request: unknown, report: (progress: number) => void) => Promise<unknown>;

/**
 * Answers the parent's requests until the parent is gone. Requests are handled side by side. The process ends itself
 * when it holds more than `maxResidentBytes`: whatever it was working on is lost, the machine is not.
 */
export function serveParent(handle: Handler, maxResidentBytes: number): void {
  process.on('disconnect', () => process.exit());
  process.on('message', (message) => {
    // The parent is the only one on the channel and sends nothing else.
    const { id, request } = message as ChildRequest<unknown>;
    const report = (progress: number) => send({ id, kind: 'progress', progress });
    handle(request, report).then(
      (answer) => send({ id, kind: 'answer', answer, residentBytes: process.memoryUsage.rss() }),
      (error: unknown) => send({ id, kind: 'failure', failure: stackOf(error) }),
    );
  });
  setInterval(() => {
    if (process.memoryUsage.rss() <= maxResidentBytes) return;
    writeSync(2, OUT_OF_MEMORY_MARK);
    process.kill(process.pid, 'SIGKILL');
  }, WATCH_INTERVAL_MS);
}

function send(answer: ChildAnswer<unknown>): void {
  if (process.connected) process.send?.(answer);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
