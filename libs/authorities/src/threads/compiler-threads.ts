import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { StoreBusyError } from '@chancery/event-sourcing';
import { LruMap } from '@chancery/kernel';
import type { TextDiff } from '../compiler/diff-texts.ts';
import type { ParsedAuthority } from '../compiler/parse-authority.ts';
import { textDigest } from '../compiler/text-digest.ts';
import type { CompilerReply, CompilerRequest, CompilerResults, CompilerTask } from './compiler-protocol.ts';

/** The text keeps the parser busy for longer than any authority should. */
export class TextTooComplexError extends Error {
  override readonly name = 'TextTooComplexError';
}

/** A parse of 512 KB of prose takes 2 s on the slowest machine tried; hostile texts take minutes. */
const TIME_LIMIT_MS = 10_000;
/** Threads at most: one text that takes its time leaves another thread for everyone else. */
const MAX_THREADS = 2;
/** Texts waiting for a thread at most. */
const MAX_WAITING = 64;
/** Parsed texts kept: a draft is parsed when it is saved, and needed again when it is compiled. */
const KEPT_PARSES = 32;
const MAX_HEAP_MB = 512;

interface Job {
  readonly request: CompilerRequest;
  readonly resolve: (result: CompilerResults[CompilerTask]) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  /** `null` while it is idle. */
  job: Job | null;
  timer: NodeJS.Timeout | null;
  /** Why it is about to exit. */
  failure: Error | null;
}

/**
 * Parses and compares texts and counts their tokens in threads of their own, so that a large or hostile text holds up neither the
 * event loop nor, past the time limit, the thread.
 */
@Injectable()
export class CompilerThreads implements OnModuleDestroy {
  private readonly threads = new Set<Thread>();
  private readonly waiting: Job[] = [];
  private readonly parses = new LruMap<string, ParsedAuthority>(KEPT_PARSES);
  private closed = false;
  /** Milliseconds one text may take. */
  timeLimitMs = TIME_LIMIT_MS;

  /** @throws TextTooComplexError, StoreBusyError */
  async parse(text: string): Promise<ParsedAuthority> {
    const key = textDigest(text);
    const kept = this.parses.get(key);
    if (kept) return kept;
    const parsed = await this.run({ task: 'parse', text });
    this.parses.set(key, parsed);
    return parsed;
  }

  /** Tokens of a text; see `countTokens`. @throws TextTooComplexError, StoreBusyError */
  countTokens(text: string): Promise<number> {
    return this.run({ task: 'count-tokens', text });
  }

  /** How one text became another, by line. @throws TextTooComplexError, StoreBusyError */
  diff(from: string, to: string): Promise<TextDiff> {
    return this.run({ task: 'diff', from, to });
  }

  /** Ends the threads; what they were working on, and what waited for them, is refused as busy. */
  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    for (const { reject } of this.waiting.splice(0)) reject(new StoreBusyError('Shutting down', 5));
    await Promise.all([...this.threads].map((thread) => stop(thread, new StoreBusyError('Shutting down', 5))));
  }

  private run<R extends CompilerRequest>(request: R): Promise<CompilerResults[R['task']]> {
    if (this.closed) return Promise.reject(new StoreBusyError('Shutting down', 5));
    if (this.waiting.length >= MAX_WAITING) return Promise.reject(new StoreBusyError('Too many texts are waiting'));
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve: resolve as Job['resolve'], reject });
      this.assign();
    });
  }

  private assign(): void {
    while (this.waiting.length > 0) {
      const thread = [...this.threads].find(({ job, failure }) => job === null && failure === null) ?? this.start();
      const job = thread && this.waiting.shift();
      if (!thread || !job) return;
      thread.job = job;
      thread.timer = setTimeout(() => {
        void stop(thread, new TextTooComplexError(`The text took longer than ${this.timeLimitMs} ms`));
      }, this.timeLimitMs);
      thread.worker.ref();
      thread.worker.postMessage(job.request);
    }
  }

  private start(): Thread | null {
    if (this.threads.size >= MAX_THREADS) return null;
    const file = import.meta.url.endsWith('.ts') ? './compiler.worker.ts' : './compiler.worker.js';
    const worker = new Worker(new URL(file, import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    const thread: Thread = { worker, job: null, timer: null, failure: null };
    this.threads.add(thread);
    worker.on('message', (reply: CompilerReply) => {
      const job = release(thread);
      if (reply.kind === 'done') job?.resolve(reply.result);
      else job?.reject(new Error(reply.message));
      this.assign();
    });
    worker.on('error', (error: NodeJS.ErrnoException) => (thread.failure ??= causeOf(error)));
    worker.on('exit', (code) => {
      this.threads.delete(thread);
      release(thread)?.reject(thread.failure ?? new Error(`A compiler thread exited with code ${code}`));
      this.assign();
    });
    return thread;
  }
}

/** Takes the job off the thread. A thread that waits for work keeps nobody from ending. */
function release(thread: Thread): Job | null {
  const { job, timer, worker } = thread;
  if (timer) clearTimeout(timer);
  thread.job = null;
  thread.timer = null;
  worker.unref();
  return job;
}

/** Ends the thread; its `exit` then fails the job with this cause. */
async function stop(thread: Thread, cause: Error): Promise<void> {
  thread.failure ??= cause;
  await thread.worker.terminate();
}

function causeOf(error: NodeJS.ErrnoException): Error {
  if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new TextTooComplexError(`The text took more than ${MAX_HEAP_MB} MB to parse`);
}
