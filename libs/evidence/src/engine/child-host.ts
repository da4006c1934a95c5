import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import type { ChildAnswer, ChildRequest } from './child-protocol.ts';
import { OUT_OF_MEMORY_MARK } from './child-protocol.ts';

/** Why a child process ended before it answered. */
export type ChildEnd = 'out-of-memory' | 'timed-out' | 'stopped' | 'crashed';

/** The child ended while the request was under way. */
export class ChildEndedError extends Error {
  override readonly name = 'ChildEndedError';
  constructor(
    readonly end: ChildEnd,
    /** The end of what the child wrote to standard error, for the log. */
    readonly stderr: string,
    /** What the operating system ended a crashed child with: a fault of native code, or the machine's memory. */
    readonly signal: NodeJS.Signals | null = null,
  ) {
    super(`The child process ended: ${end}${stderr === '' ? '' : `\n${stderr}`}`);
  }
}

interface Waiting<A> {
  readonly resolve: (answer: A) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
  readonly onProgress: ((progress: number) => void) | undefined;
}

const STDERR_KEPT = 4_000;

/**
 * A child process of ours that answers requests: its own memory, an empty environment, `cwd` as working folder. It
 * ends when this process ends.
 */
export class ChildHost<Q, A> {
  private readonly process: ChildProcess;
  private readonly waiting = new Map<number, Waiting<A>>();
  private readonly ended: Promise<void>;
  private end: ChildEnd | null = null;
  private stderr = '';
  private lastId = 0;
  private lastResidentBytes = 0;

  /** @param modulePath a file that calls `serveParent` */
  constructor(modulePath: URL, cwd: string) {
    this.process = fork(modulePath, [], {
      cwd,
      env: {},
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.process.on('message', (message) => this.take(message as ChildAnswer<A>));
    const { stderr } = this.process;
    stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.stderr = (this.stderr + text).slice(-STDERR_KEPT);
    });
    // A child that waits for work keeps nobody from ending.
    this.process.unref();
    this.process.channel?.unref();
    if (stderr instanceof Socket) stderr.unref();
    this.ended = new Promise<void>((resolve) => {
      // `close` comes after the last of standard error; `error` alone when the process could not be started.
      this.process.once('close', () => resolve());
      this.process.once('error', (error) => {
        this.stderr += error.message;
        if (this.process.pid === undefined) resolve();
      });
    }).then(() => this.lose());
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  /** What the process held in memory when it last answered; 0 before its first answer. */
  get residentBytes(): number {
    return this.lastResidentBytes;
  }

  get hasEnded(): boolean {
    return this.end !== null || this.process.exitCode !== null || this.process.signalCode !== null;
  }

  /**
   * Sends a request. A child that has not answered after `timeoutMs` is killed, and all it was working on is lost.
   * @throws ChildEndedError
   * @throws Error when the child's handler threw
   */
  request(request: Q, timeoutMs: number, onProgress?: (progress: number) => void): Promise<A> {
    if (this.hasEnded) return Promise.reject(this.endedError());
    const id = ++this.lastId;
    return new Promise<A>((resolve, reject) => {
      const timer = setTimeout(() => this.kill('timed-out'), timeoutMs);
      this.waiting.set(id, { resolve, reject, timer, onProgress });
      const message: ChildRequest<Q> = { id, request };
      this.process.send(message, (error) => {
        if (error) this.kill('crashed');
      });
    });
  }

  /** Kills the process by its ID and waits until it is gone. */
  async stop(): Promise<void> {
    this.kill('stopped');
    // The end is worth waiting for.
    this.process.ref();
    await this.ended;
  }

  private kill(end: ChildEnd): void {
    this.end ??= end;
    this.process.kill('SIGKILL');
  }

  private take(message: ChildAnswer<A>): void {
    const waiting = this.waiting.get(message.id);
    if (!waiting) return;
    if (message.kind === 'progress') {
      waiting.onProgress?.(message.progress);
      return;
    }
    this.waiting.delete(message.id);
    clearTimeout(waiting.timer);
    if (message.kind === 'answer') {
      this.lastResidentBytes = message.residentBytes;
      waiting.resolve(message.answer);
    } else waiting.reject(new Error(`The child process failed: ${message.failure}`));
  }

  private lose(): void {
    this.end ??= this.stderr.includes(OUT_OF_MEMORY_MARK) ? 'out-of-memory' : 'crashed';
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(this.endedError());
    }
    this.waiting.clear();
  }

  private endedError(): ChildEndedError {
    return new ChildEndedError(this.end ?? 'crashed', this.stderr, this.process.signalCode);
  }
}
