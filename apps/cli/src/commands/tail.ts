import { once } from 'node:events';
import { TenantOrder } from '@chancery/publishing/consumer';
import type { ReceivedEvent } from '@chancery/publishing/consumer';
import { eventJson, eventLine } from './tail/event-line.ts';
import { tailRequest } from './tail/tail-options.ts';
import type { TailOptions, TailRequest } from './tail/tail-options.ts';
import { tailSource } from './tail/tail-source.ts';
import { postEvent } from './tail/webhook.ts';

/**
 * Prints a tenant's or a plane's events, what is there and what comes, each once and in order per tenant; with `--to`
 * each is sent to a webhook before it is printed. Ends at the limit, or when it is interrupted.
 * @throws Error for options that do not fit; FeedRefusedError; EntryGapError; Error when the webhook takes no more
 */
export async function tail(options: TailOptions): Promise<void> {
  const request = tailRequest(options);
  const ending = new AbortController();
  const interrupt = () => ending.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  // Whoever read the output has enough, as `head` has.
  process.stdout.once('error', interrupt);
  const tailed = new Tailed(request, ending.signal);
  try {
    for await (const event of tailSource(request, options, ending.signal)) {
      await tailed.take(event);
      if (tailed.isEnough) break;
    }
  } catch (error) {
    if (!ending.signal.aborted) throw error;
  } finally {
    process.removeListener('SIGINT', interrupt);
    process.removeListener('SIGTERM', interrupt);
    ending.abort();
    const resumable = request.tenant !== null || options.brokers === undefined;
    if (resumable && tailed.last !== request.after)
      process.stderr.write(`To go on after this: --after ${tailed.last}\n`);
  }
}

/** What was printed so far. */
class Tailed {
  /** Entry or position, as `--after` takes it. */
  last: string;
  private count = 0;
  private readonly order: TenantOrder;

  constructor(
    private readonly request: TailRequest,
    private readonly signal: AbortSignal,
  ) {
    this.last = request.after;
    const { tenant, after } = request;
    // A plane that is followed from a position on begins in the middle of its tenants.
    this.order =
      tenant === null && after !== ''
        ? new TenantOrder({ begin: 'anywhere' })
        : new TenantOrder({ lastEntry: () => Number(after) });
  }

  get isEnough(): boolean {
    return this.count >= this.request.limit;
  }

  async take(event: ReceivedEvent): Promise<void> {
    const outcome = await this.order.take(event, (next) => this.print(next));
    if (outcome === 'repeat') return;
    this.count += 1;
    const { entry, position } = event.attributes;
    this.last = this.request.tenant === null ? position : entry;
  }

  private async print(event: ReceivedEvent): Promise<void> {
    const { webhook, json } = this.request;
    if (webhook) await postEvent(webhook, event, this.signal);
    const line = json ? eventJson(event) : eventLine(event);
    if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain', { signal: this.signal });
  }
}
