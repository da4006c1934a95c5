import {
  decisionIdOf,
  EventSealer,
  loadEventCatalogue,
  MailboxRunner,
  newEventId,
  noSnapshots,
  readEnvelope,
} from '@chancery/event-sourcing';
import type { CommandContext, Snapshot, SnapshotStore } from '@chancery/event-sourcing';
import { openMemoryEventStore } from '@chancery/event-sourcing/memory';
import { streamName } from '@chancery/kernel';
import type { EpochMs, TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { tenantAggregate } from '@chancery/tenancy';
import { testContext } from '@chancery/testing/plane';
import { ledgerAggregate } from '../ledger.aggregate.ts';
import type { LedgerEvent } from '../ledger.events.ts';
import type { LedgerState } from '../opened-ledger.ts';
import { IDENTITY } from './ledger-samples.ts';

/** What a process that starts again makes its state from. */
export type Restart = 'events' | 'snapshot';

/** An event of the ledger as it stands in the store. */
export interface Recorded {
  readonly event: LedgerEvent;
  readonly at: EpochMs;
  readonly commandId: string;
}

export const TENANT = IDENTITY.tenant as TenantId;
const { meter } = IDENTITY;
const STREAM = streamName(ledgerAggregate.category, TENANT, meter);
const CATALOGUE = loadEventCatalogue(new URL('../../../../../eventstore/catalogue', import.meta.url).pathname);
const SEALER = new EventSealer(CATALOGUE);
const PAGE = 1000;

/** The command runner on an event store in memory, and the ledger of one tenant in it: all that a use goes through. */
export class DuoWorld {
  private readonly store = openMemoryEventStore({ plane: 'eu' });
  private runner = this.started(noSnapshots);
  private snapshot: string | null = null;
  private next = 0;

  /** What the functions of this library ask of a plane. */
  get plane(): Plane {
    return { id: 'eu', events: this.store, runner: this.runner } as Partial<Plane> as Plane;
  }

  async createTenant(timeZone: string, now: EpochMs): Promise<void> {
    const policy = { id: 'eu_standard', allowedDestinations: ['eu'], validUntil: now + 1e12 };
    const named = { name: 'Fjord', legalEntity: 'Fjord GmbH', timeZone, locale: 'de-DE', plan: 'starter', policy };
    const command = { type: 'CreateTenant' as const, tenant: TENANT, region: 'eu' as const, ...named };
    await this.runner.execute(tenantAggregate, { tenant: TENANT }, command, this.context('create', now));
  }

  /** Since when the tenant is there; `null`: it was there already. */
  async move(timeZone: string, id: string, now: EpochMs): Promise<EpochMs | null> {
    const command = { type: 'ChangeTimeZone' as const, timeZone, reason: 'Because the model says so' };
    const outcome = await this.runner.execute(tenantAggregate, { tenant: TENANT }, command, this.context(id, now));
    if (outcome.kind === 'rejected') throw new Error(outcome.rejection.message);
    const { timeZoneSince } = outcome.answer;
    return outcome.decision === null || timeZoneSince === null ? null : Date.parse(timeZoneSince);
  }

  context(commandId: string, now: EpochMs, actor = 'eu_aadmin'): CommandContext {
    return testContext('eu', TENANT, { now: () => now }, { commandId, actor });
  }

  /** The events since it was asked last. */
  async news(): Promise<readonly Recorded[]> {
    const { events } = await this.store.readStream(STREAM, this.next, PAGE);
    this.next += events.length;
    return events.map((stored) => {
      const { data, time, commandId } = readEnvelope(stored);
      return { event: ledgerAggregate.codec.decode(stored.type, data), at: Date.parse(time), commandId };
    });
  }

  async state(): Promise<LedgerState> {
    return (await this.runner.state(ledgerAggregate, { tenant: TENANT, id: meter })).state;
  }

  /** A process starts again, with nothing but what was stored; what it is then is kept as the snapshot of the next. */
  async restart(from: Restart): Promise<void> {
    const { snapshot } = this;
    const stored: SnapshotStore = {
      ...noSnapshots,
      load: (stream) => (stream === STREAM && snapshot !== null ? (JSON.parse(snapshot) as Snapshot) : null),
    };
    this.runner = this.started(from === 'snapshot' ? stored : noSnapshots);
    const { state, revision } = await this.runner.state(ledgerAggregate, { tenant: TENANT, id: meter });
    const { events } = await this.store.readStream(STREAM, revision, 1);
    const [last] = events;
    if (!last) return;
    const { stateVersion } = ledgerAggregate;
    const lastTime = Date.parse(readEnvelope(last).time);
    this.snapshot = JSON.stringify({ stateVersion, revision, lastEvent: last.id, lastTime, state });
  }

  private started(snapshots: SnapshotStore): MailboxRunner {
    // Refusals are recorded elsewhere: they are no part of a ledger.
    const refusals = () => ({ record: async () => decisionIdOf('eu', newEventId()) });
    return new MailboxRunner({ store: this.store, sealer: SEALER, snapshots, refusals, cachedStates: 4 });
  }
}
