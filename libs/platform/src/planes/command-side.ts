import { EventReader, EventSealer, MailboxRunner } from '@chancery/event-sourcing';
import type { CommandRunner, EventStore, SnapshotStore, TenantLog } from '@chancery/event-sourcing';
import { meteredEvents } from './metered-events.ts';
import { MeteredRunner } from './metered-runner.ts';
import type { FlushableRefusalSink, PlaneOptions } from './open-plane.ts';

/** What decides commands in a plane. */
export interface CommandSide {
  readonly runner: CommandRunner;
  readonly refusals: FlushableRefusalSink;
  readonly reader: EventReader;
  /** Writes down what was counted and finishes what was accepted. */
  close(): Promise<void>;
}

/** Puts the command runner, its refusal sink and the reader of events on a plane's stores. */
export function openCommandSide(
  options: Pick<PlaneOptions, 'id' | 'contexts' | 'catalogue' | 'refusals' | 'meter'>,
  stores: { readonly events: EventStore & TenantLog; readonly snapshots: SnapshotStore },
): CommandSide {
  const { id, meter } = options;
  const sinks: FlushableRefusalSink[] = [];
  const runner = new MailboxRunner({
    store: meter ? meteredEvents(stores.events, meter) : stores.events,
    sealer: new EventSealer(options.catalogue),
    snapshots: stores.snapshots,
    refusals: (own) => {
      const sink = options.refusals(own);
      sinks.push(sink);
      return sink;
    },
  });
  const [refusals] = sinks;
  if (!refusals) throw new Error('The runner made no refusal sink');
  return {
    runner: meter ? new MeteredRunner(runner, id, meter) : runner,
    refusals,
    reader: new EventReader(options.contexts.flatMap(({ aggregates }) => aggregates)),
    async close() {
      await refusals.flush();
      await runner.close();
    },
  };
}
