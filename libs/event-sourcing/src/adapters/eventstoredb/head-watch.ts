import { EVENT_TYPE } from '@eventstore/db-client';
import { BackOff } from '../../back-off.ts';
import type { Position } from '../../event-store.ts';
import { START } from '../../event-store.ts';
import type { CommitSignal } from '../commit-signal.ts';
import type { EngineReader } from './engine-reader.ts';
import { TYPE_PREFIX } from './event-wire.ts';
import { parsePosition, positionText } from './position-text.ts';
import type { UnaryClient } from './unary-client.ts';

/** The first pause before the server is asked again after it went away, in milliseconds. */
const PAUSE_MS = 50;

/** Learns of commits, also of other processes, by one live subscription of the server; wakes whoever waits for them. */
export class HeadWatch {
  private readonly stopping = new AbortController();
  private watching = false;
  private seen: Position | null = null;

  constructor(
    private readonly client: UnaryClient,
    private readonly reader: EngineReader,
    private readonly signal: CommitSignal,
  ) {}

  /** From the first call until `stop`; connections that are lost are made again. */
  start(): void {
    if (this.watching) return;
    this.watching = true;
    void this.watch();
  }

  stop(): void {
    this.stopping.abort();
  }

  private async watch(): Promise<void> {
    const { signal: stopped } = this.stopping;
    const backOff = new BackOff(PAUSE_MS);
    const advance = (position: Position) => {
      this.seen = position;
      this.signal.advance(position);
      backOff.reset();
    };
    while (!stopped.aborted) {
      try {
        // What was written while nobody listened comes first: the subscription begins where the last one ended.
        if (this.seen === null) advance(await this.reader.head());
        await this.listen(this.seen ?? START, advance, stopped);
      } catch {
        // Gone again; whatever the reason, the next try tells. Readers say to their callers what fails.
      }
      await backOff.wait(stopped);
    }
  }

  /** Resolves when the subscription has ended, by whomever. */
  private listen(after: Position, advance: (position: Position) => void, stopped: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const subscription = this.client.subscribeToAll({
        fromPosition: parsePosition(after),
        filter: { filterOn: EVENT_TYPE, prefixes: [TYPE_PREFIX], checkpointInterval: 1000 },
      });
      const unsubscribe = () => {
        subscription.unsubscribe().catch(() => undefined);
        resolve();
      };
      if (stopped.aborted) unsubscribe();
      else stopped.addEventListener('abort', unsubscribe, { once: true });
      const over = () => {
        stopped.removeEventListener('abort', unsubscribe);
        resolve();
      };
      subscription.on('data', ({ event }) => {
        if (event) advance(positionText(event.position));
      });
      subscription.on('error', over);
      subscription.on('end', over);
    });
  }
}
