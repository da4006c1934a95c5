import { EventSealer, loadEventCatalogue, MailboxRunner, noSnapshots } from '@chancery/event-sourcing';
import { openMemoryEventStore } from '@chancery/event-sourcing/memory';
import type { MemoryEventStore } from '@chancery/event-sourcing/memory';
import { StoreUnavailableError, systemClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import { MemoryLeaseStore } from '@chancery/leases/memory';
import { MemorySink } from '@chancery/publishing/memory';
import { MemoryDocumentStore } from '@chancery/read-models/memory';
import { tenantAggregate } from '@chancery/tenancy';
import { testContext } from '@chancery/testing/plane';
import type { WorkerEngines, WorkerPlane } from '../worker-engines.ts';

const CATALOGUE = new URL('../../../../eventstore/catalogue', import.meta.url).pathname;

/** The engines of the EU plane in memory, which several workers of a test share as processes share servers. */
export class TestStores {
  readonly events: MemoryEventStore = openMemoryEventStore({ plane: 'eu' });
  readonly readModels = new MemoryDocumentStore();
  readonly leases = new MemoryLeaseStore();
  readonly sink = new MemorySink();
  /** They can be opened, and answer. */
  isUp = true;
  /** Thrown by opening: what is wrong for ever. */
  misfit: Error | null = null;
  private readonly runner = new MailboxRunner({
    store: this.events,
    sealer: new EventSealer(loadEventCatalogue(CATALOGUE)),
    snapshots: noSnapshots,
    refusals: () => ({ record: () => Promise.reject(new Error('No refusals here')) }),
  });

  plane(): WorkerPlane {
    return { id: 'eu', open: () => this.open() };
  }

  /** Appends a tenant. @returns the position of its first event */
  async createTenant(name: string): Promise<string> {
    const tenant = `eu_t${name}` as TenantId;
    const policy = { id: 'eu_standard', allowedDestinations: ['eu'], validUntil: Date.UTC(2100, 0, 1) };
    const command = {
      ...{ type: 'CreateTenant' as const, tenant, name, region: 'eu' as const, legalEntity: 'Fjord', locale: 'de-DE' },
      ...{ timeZone: 'Europe/Berlin', plan: 'starter', policy },
    };
    const context = testContext('eu', tenant, systemClock);
    const outcome = await this.runner.execute(tenantAggregate, { tenant }, command, context);
    if (outcome.kind === 'rejected' || outcome.position === null) throw new Error(`No tenant ${name} was made`);
    return outcome.position;
  }

  private async open(): Promise<WorkerEngines> {
    this.answer();
    const { events, readModels, leases, sink } = this;
    return {
      ...{ events, readModels, leases },
      openSink: () => sink,
      indexTenantLogs: null,
      probes: [{ engine: 'memory', ask: async () => this.answer() }],
      close: () => Promise.resolve(),
    };
  }

  private answer(): void {
    if (this.misfit) throw this.misfit;
    if (!this.isUp) throw new StoreUnavailableError('The memory is out of reach');
  }
}
