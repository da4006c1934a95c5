import { Worker } from 'node:worker_threads';
import type { CommandId, PlaneId } from '@chancery/kernel';
import type { AppendResult } from '../../event-store.ts';
import { OutcomeUnknownError, RefusedEventError, StoreBusyError, StoreDamagedError } from '../../event-store.ts';
import { positionText } from '../position-text.ts';
import type { PackableAppend } from './append-batch.ts';
import { packAppends } from './append-batch.ts';
import type { AppendAnswer } from './log-writer.ts';
import type { WriterReply, WriterRequest, WriterSettings } from './writer-protocol.ts';
import { unpackAnswers } from './writer-protocol.ts';

export interface WriterOptions {
  /** Appends accepted and not yet answered at most; more are refused with `StoreBusyError`. */
  readonly maxWaitingAppends?: number;
  /** Bytes of their events together at most. One append alone always fits. */
  readonly maxWaitingBytes?: number;
}

interface Waiting extends PackableAppend {
  resolve(result: AppendResult): void;
  reject(error: Error): void;
}

/**
 * So many appends are sent at once although more may come in the same turn: the writer applies them meanwhile, and commits
 * when the turn is over.
 */
const PART_APPENDS = 4;
const PART_BYTES = 256 * 1024;
const BUSY_RETRY_SECONDS = 1;
/** A disk that is full or failing does not mend itself in a second. */
const OUTAGE_RETRY_SECONDS = 5;

/**
 * The main thread's side of the writer. Appends of one turn of the event loop share a commit, and so do all that come in
 * while the writer is busy. The order of appends is kept.
 */
export class WriterClient {
  private readonly settings: WriterSettings;
  private readonly onCommitted: (head: number) => void;
  private readonly maxWaitingAppends: number;
  private readonly maxWaitingBytes: number;
  private worker: Worker | null = null;
  /** Of this turn, not sent yet. */
  private readonly waiting: Waiting[] = [];
  private waitingBytes = 0;
  /** Sent and not answered, oldest first. */
  private readonly sent: Waiting[] = [];
  private unansweredAppends = 0;
  private unansweredBytes = 0;
  private turnEnds = false;
  private draining = false;
  private onIdle = (): void => undefined;

  /** @param onCommitted gets the position of the log's last event, before any append of the group is answered */
  constructor(folder: string, plane: PlaneId, options: WriterOptions, onCommitted: (head: number) => void) {
    this.settings = { folder, plane };
    this.onCommitted = onCommitted;
    this.maxWaitingAppends = options.maxWaitingAppends ?? 10_000;
    this.maxWaitingBytes = options.maxWaitingBytes ?? 64 * 1024 * 1024;
  }

  /** @throws StoreBusyError, OutcomeUnknownError, RefusedEventError, StoreDamagedError */
  append(append: PackableAppend): Promise<AppendResult> {
    if (this.draining) return Promise.reject(new StoreBusyError('The event store is closing', OUTAGE_RETRY_SECONDS));
    const full =
      this.unansweredAppends >= this.maxWaitingAppends ||
      (this.unansweredAppends > 0 && this.unansweredBytes + append.bytes > this.maxWaitingBytes);
    if (full) return Promise.reject(new StoreBusyError('Too many appends are waiting', BUSY_RETRY_SECONDS));
    this.unansweredAppends++;
    this.unansweredBytes += append.bytes;
    return new Promise((resolve, reject) => {
      this.waiting.push({ ...append, resolve, reject });
      this.waitingBytes += append.bytes;
      this.sendAtEndOfTurn();
      if (this.waiting.length >= PART_APPENDS || this.waitingBytes >= PART_BYTES) this.sendPart(true);
    });
  }

  /** Refuses new appends from now on and waits for everything accepted. */
  async drain(): Promise<void> {
    this.draining = true;
    if (this.unansweredAppends > 0) await new Promise<void>((resolve) => (this.onIdle = resolve));
  }

  /** Ends the thread; to be called when drained. */
  async end(): Promise<void> {
    const { worker } = this;
    if (!worker) return;
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    this.send(worker, { kind: 'close' });
    await ended;
  }

  private start(): Worker {
    const file = import.meta.url.endsWith('.ts') ? './writer.worker.ts' : './writer.worker.js';
    const worker = new Worker(new URL(file, import.meta.url), { workerData: this.settings });
    let cause: unknown = null;
    worker.on('message', (reply: WriterReply) => this.settle(reply));
    // 'exit' follows and does the rest; without a listener the error would end the process.
    worker.on('error', (error: unknown) => {
      cause = error;
    });
    worker.on('exit', () => this.writerEnded(cause));
    return worker;
  }

  /** What it was writing is unknown; the next append starts another writer. */
  private writerEnded(cause: unknown): void {
    this.worker = null;
    const lost = this.sent.splice(0);
    const error = new OutcomeUnknownError('The writer ended while it was writing', { cause });
    for (const waiting of lost) waiting.reject(error);
    this.release(lost);
  }

  /** What comes in one turn of the event loop shares a commit: its end says that no more will come. */
  private sendAtEndOfTurn(): void {
    if (this.turnEnds) return;
    this.turnEnds = true;
    setImmediate(() => {
      this.turnEnds = false;
      this.sendPart(false);
    });
  }

  private sendPart(more: boolean): void {
    const part = this.waiting.splice(0);
    this.waitingBytes = 0;
    this.sent.push(...part);
    this.worker ??= this.start();
    this.send(this.worker, packAppends(part, more));
  }

  private send(worker: Worker, request: WriterRequest): void {
    worker.postMessage(request, request.kind === 'append' ? [request.bytes] : []);
  }

  private settle(reply: WriterReply): void {
    const answered = this.sent.splice(0, reply.appends);
    if (reply.kind === 'committed') {
      this.onCommitted(reply.head);
      unpackAnswers(reply).forEach((answer, index) => {
        const waiting = answered[index];
        if (waiting) settleOne(waiting, answer);
      });
    } else {
      const error = failure(reply);
      for (const waiting of answered) waiting.reject(error);
    }
    this.release(answered);
  }

  private release(group: readonly Waiting[]): void {
    this.unansweredAppends -= group.length;
    for (const { bytes } of group) this.unansweredBytes -= bytes;
    if (this.unansweredAppends === 0) this.onIdle();
  }
}

function settleOne(waiting: Waiting, answer: AppendAnswer): void {
  switch (answer.kind) {
    case 'appended': {
      const { lastRevision, position, lastEntry } = answer;
      waiting.resolve({ kind: 'appended', lastRevision, position: positionText(position), lastEntry });
      break;
    }
    case 'wrong_revision':
      waiting.resolve(answer);
      break;
    case 'duplicate_command':
      waiting.resolve({ kind: 'duplicate_command', commandId: answer.commandId as CommandId });
      break;
    case 'refused':
      waiting.reject(new RefusedEventError(answer.reason));
  }
}

function failure(reply: Exclude<WriterReply, { kind: 'committed' }>): Error {
  if (reply.kind === 'unknown') return new OutcomeUnknownError(`The commit failed: ${reply.reason}`);
  if (reply.damaged) return new StoreDamagedError(`Nothing was written, the log is damaged: ${reply.reason}`);
  if (reply.passing) return new StoreBusyError(`Nothing was written: ${reply.reason}`, OUTAGE_RETRY_SECONDS);
  return new Error(`Nothing was written: ${reply.reason}`);
}
