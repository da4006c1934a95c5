import type { TenantId } from '@chancery/kernel';
import { PublisherNotRunningError } from '../publisher.ts';
import type { ParkedRetry } from '../publisher.ts';

type Asker = { readonly resolve: (retry: ParkedRetry) => void; readonly reject: (error: Error) => void };

/** Which parked tenants are to be tried again, because it was asked for or because it is time. */
export class ParkedRetries {
  private readonly due = new Map<TenantId, number>();
  private readonly askers = new Map<TenantId, Asker[]>();
  private waiting: PromiseWithResolvers<unknown> = Promise.withResolvers();
  /** While the publisher runs. */
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly intervalMs: number) {}

  /** The publisher runs: all that are parked are tried now, and after each interval. */
  begin(parked: () => Iterable<TenantId>): void {
    const tryAll = () => {
      for (const tenant of parked()) this.add(tenant);
    };
    tryAll();
    this.timer = setInterval(tryAll, this.intervalMs);
  }

  /** The publisher does not run any more. */
  end(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.due.clear();
    const waiting = [...this.askers.values()].flat();
    this.askers.clear();
    for (const { reject } of waiting) reject(notRunning());
  }

  /** Has a tenant tried. @throws PublisherNotRunningError when it does not run, or ends before. */
  ask(tenant: TenantId): Promise<ParkedRetry> {
    if (!this.timer) return Promise.reject(notRunning());
    return new Promise((resolve, reject) => {
      this.askers.set(tenant, [...(this.askers.get(tenant) ?? []), { resolve, reject }]);
      this.add(tenant);
    });
  }

  get isDue(): boolean {
    return this.due.size > 0;
  }

  /** Resolves when one is to be tried. */
  async whenDue(): Promise<void> {
    if (!this.isDue) await this.waiting.promise;
  }

  /** The one whose turn it is; `null` for none. */
  next(): TenantId | null {
    const [tenant] = this.due.keys();
    return tenant ?? null;
  }

  /** So many more events of it are published. It goes to the end of the queue. */
  count(tenant: TenantId, published: number): void {
    const before = this.due.get(tenant) ?? 0;
    this.due.delete(tenant);
    this.due.set(tenant, before + published);
  }

  /** @param error why it stays parked; `null`: it does not. */
  done(tenant: TenantId, error: string | null): void {
    const published = this.due.get(tenant) ?? 0;
    this.due.delete(tenant);
    for (const { resolve } of this.askers.get(tenant) ?? []) resolve({ published, error });
    this.askers.delete(tenant);
  }

  private add(tenant: TenantId): void {
    if (!this.due.has(tenant)) this.due.set(tenant, 0);
    this.waiting.resolve(null);
    this.waiting = Promise.withResolvers();
  }
}

function notRunning(): PublisherNotRunningError {
  return new PublisherNotRunningError('The publisher is not running');
}
