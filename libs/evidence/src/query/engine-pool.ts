import { join } from 'node:path';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { EngineBusyError } from '../engine/slots.ts';
import { TenantEngine } from './tenant-engine.ts';

export interface EnginePoolOptions {
  /** Child processes at most. */
  readonly capacity: number;
  /** How long a request waits for a process, and then for its turn in it. */
  readonly waitMs: number;
  /** An engine nobody used for so long is ended. */
  readonly idleMs: number;
}

interface Pooled {
  readonly key: string;
  readonly engine: Promise<TenantEngine>;
  users: number;
  idleTimer: NodeJS.Timeout | null;
}

/** How much of a pool is used now. */
export interface PoolFigures {
  readonly capacity: number;
  /** Child processes that somebody uses, and those that nobody does. */
  readonly busy: number;
  readonly idle: number;
  /** Requests that wait for a child process or for their turn in one. */
  readonly waiting: number;
}

/**
 * The engines of the tenants in use: one child process each, no more in all than `capacity`. The idle engine used
 * longest ago makes room for another tenant; where all are busy, requests wait in a queue with a deadline.
 */
export class EnginePool {
  /** The one used longest ago comes first. */
  private readonly engines = new Map<string, Pooled>();
  private readonly waiting = new Set<() => void>();
  /** Requests that want an engine, and those of them that have it. */
  private requests = 0;
  private served = 0;

  constructor(private readonly options: EnginePoolOptions) {}

  /** Lends the tenant's engine to `work`. @throws EngineBusyError; the signal's reason when whoever waits gave up */
  async use<T>(
    plane: Plane,
    tenant: TenantId,
    lane: 'queries' | 'reads',
    work: (engine: TenantEngine) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    this.requests++;
    try {
      return await this.lend(plane, tenant, lane, (engine) => this.serve(engine, work), signal);
    } finally {
      this.requests--;
    }
  }

  private async serve<T>(engine: TenantEngine, work: (engine: TenantEngine) => Promise<T>): Promise<T> {
    this.served++;
    try {
      return await work(engine);
    } finally {
      this.served--;
    }
  }

  private async lend<T>(
    plane: Plane,
    tenant: TenantId,
    lane: 'queries' | 'reads',
    work: (engine: TenantEngine) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const folder = join(plane.scratchFolder, 'queries', tenant);
    const deadline = Date.now() + this.options.waitMs;
    for (;;) {
      const pooled = await this.enter(folder, deadline, signal);
      try {
        const engine = await pooled.engine;
        const release = await engine[lane].take(this.options.waitMs, signal);
        try {
          // It may have ended while it was idle, or be worn out by whoever had it before.
          if (!engine.hasEnded && !engine.isSpent) return await work(engine);
        } finally {
          release();
        }
      } finally {
        await this.leave(pooled);
      }
      if (this.engines.get(folder) === pooled) await this.someoneLeaves(deadline - Date.now(), signal);
    }
  }

  figures(): PoolFigures {
    const busy = [...this.engines.values()].filter(({ users }) => users > 0).length;
    return {
      capacity: this.options.capacity,
      busy,
      idle: this.engines.size - busy,
      waiting: this.requests - this.served,
    };
  }

  /** Ends every child process. */
  async close(): Promise<void> {
    await Promise.all([...this.engines.values()].map((pooled) => this.end(pooled)));
  }

  /** The engine of `folder`, counted as used once more. */
  private async enter(folder: string, deadline: number, signal?: AbortSignal): Promise<Pooled> {
    for (;;) {
      signal?.throwIfAborted();
      const pooled = this.engines.get(folder) ?? this.start(folder);
      if (pooled) {
        this.engines.delete(folder);
        this.engines.set(folder, pooled);
        if (pooled.idleTimer) clearTimeout(pooled.idleTimer);
        pooled.users++;
        return pooled;
      }
      const idle = [...this.engines.values()].find(({ users }) => users === 0);
      if (idle) await this.end(idle);
      else await this.someoneLeaves(deadline - Date.now(), signal);
    }
  }

  /** `null` when there are as many engines as there may be. */
  private start(folder: string): Pooled | null {
    if (this.engines.size >= this.options.capacity) return null;
    return { key: folder, engine: TenantEngine.start(folder), users: 0, idleTimer: null };
  }

  private async leave(pooled: Pooled): Promise<void> {
    pooled.users--;
    const engine = await pooled.engine.catch(() => null);
    // An engine that ended, or never started, makes room for a new one; one that is spent does so after its last user.
    const isOver = engine === null || engine.hasEnded || (engine.isSpent && pooled.users === 0);
    if (isOver) await this.end(pooled);
    else if (pooled.users === 0) {
      pooled.idleTimer = setTimeout(() => void this.end(pooled), this.options.idleMs).unref();
    }
    for (const wake of this.waiting) wake();
  }

  private async end(pooled: Pooled): Promise<void> {
    if (pooled.idleTimer) clearTimeout(pooled.idleTimer);
    if (this.engines.get(pooled.key) === pooled) this.engines.delete(pooled.key);
    await pooled.engine.then(
      (engine) => engine.stop(),
      () => undefined,
    );
  }

  /** Resolves, too, when whoever waits gave up. */
  private someoneLeaves(waitMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        signal?.removeEventListener('abort', wake);
      };
      const wake = () => {
        done();
        resolve();
      };
      const timer = setTimeout(() => {
        done();
        reject(new EngineBusyError(`No engine became free within ${this.options.waitMs} ms`));
      }, waitMs);
      signal?.addEventListener('abort', wake);
      this.waiting.add(wake);
    });
  }
}
