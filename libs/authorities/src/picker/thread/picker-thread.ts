import { Worker } from 'node:worker_threads';
import { StoreBusyError } from '@chancery/event-sourcing';
import type { PickerReply, PickerResults, PickerTask } from './picker-protocol.ts';

const MAX_HEAP_MB = 1024;

interface Waiting {
  readonly resolve: (result: PickerResults[keyof PickerResults]) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Holds the indexes of the tenants that search, in a thread of its own: neither reading in a hundred thousand rows nor a
 * search among them holds up the event loop.
 */
export class PickerThread {
  private readonly waiting = new Map<number, Waiting>();
  private lastNumber = 0;
  private closed = false;

  private constructor(private readonly worker: Worker) {}

  /** @param onEnd called once when the thread is gone, and every index with it */
  static start(onEnd: () => void): PickerThread {
    const file = import.meta.url.endsWith('.ts') ? './picker.worker.ts' : './picker.worker.js';
    const worker = new Worker(new URL(file, import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    const thread = new PickerThread(worker);
    let failure: Error | null = null;
    worker.unref();
    worker.on('message', (reply: PickerReply) => thread.settle(reply));
    worker.on('error', (error: Error) => (failure = error));
    worker.on('exit', (code) => {
      thread.closed = true;
      onEnd();
      thread.fail(failure ?? new StoreBusyError(`The link picker's thread ended with code ${code}`));
    });
    return thread;
  }

  /** @throws StoreBusyError when the thread was ended meanwhile. */
  ask<T extends PickerTask>(task: T): Promise<PickerResults[T['kind']]> {
    if (this.closed) return Promise.reject(new StoreBusyError('The link picker is being restarted'));
    return new Promise((resolve, reject) => {
      const number = ++this.lastNumber;
      this.waiting.set(number, { resolve: resolve as Waiting['resolve'], reject });
      // A thread that waits for work keeps nobody from ending.
      this.worker.ref();
      this.worker.postMessage({ number, task });
    });
  }

  async stop(): Promise<void> {
    this.closed = true;
    await this.worker.terminate();
  }

  private settle(reply: PickerReply): void {
    const waiting = this.waiting.get(reply.number);
    this.waiting.delete(reply.number);
    if (this.waiting.size === 0) this.worker.unref();
    if (reply.kind === 'done') waiting?.resolve(reply.result);
    else waiting?.reject(new Error(reply.message));
  }

  private fail(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
