import { readEnvelope } from '@chancery/event-sourcing';
import { openSqliteEventStoreReadOnly } from '@chancery/event-sourcing/sqlite';
import type { JsonObject, TenantId } from '@chancery/kernel';

/** What a tenant's log says was charged, what for, and which files it names. */
export interface PathLog {
  /** Charges that neither paid for anything that is there nor were given back. */
  readonly chargedForNothing: readonly string[];
  /** Batches, compiles and bundles without a charge, or whose charge was given back. */
  readonly notCharged: readonly string[];
  /** Keys of the blobs that belong to something. */
  readonly files: ReadonlySet<string>;
}

const PAGE = 1000;

/** The part of an event that is looked at. */
interface LoggedEvent {
  readonly type: string;
  readonly stream: string;
  readonly commandId: string;
  readonly data: JsonObject;
}

/** Reads the tenant's log of a stopped service. @param folder of the plane */
export async function readPathLog(folder: string, tenant: TenantId): Promise<PathLog> {
  const events = await eventsOf(folder, tenant);
  const of = (name: string) => events.filter(({ type }) => type.startsWith(`chancery.${name}.v`));
  const charges = new Set(of('metering.usage-consumed').map(({ commandId }) => commandId));
  const returned = new Set(of('metering.usage-returned').map(({ data }) => text(data, 'chargedBy')));
  const built = new Set(of('exports.export-built').map(({ stream }) => stream));
  const exports = of('exports.export-requested').filter(({ stream }) => built.has(stream));
  const paidFor = [
    ...of('evidence.batch-committed').map(({ data }) => text(data, 'charge')),
    ...of('authorities.authority-compiled').map(({ data }) => text(data, 'charge')),
    ...exports.map(({ data }) => text(data, 'chargedBy')),
  ];
  const isPaid = (charge: string) => charges.has(charge) && !returned.has(charge);
  // A charge pays for one thing only.
  const repeated = paidFor.filter((charge, index) => paidFor.indexOf(charge) !== index);
  const used = new Set(paidFor);
  return {
    chargedForNothing: [...charges].filter((charge) => !used.has(charge) && !returned.has(charge)),
    notCharged: [...paidFor.filter((charge) => !isPaid(charge)), ...repeated],
    files: new Set(events.flatMap(({ data }) => blobKeysIn(data))),
  };
}

async function eventsOf(folder: string, tenant: TenantId): Promise<readonly LoggedEvent[]> {
  const log = await openSqliteEventStoreReadOnly({ folder, plane: 'eu' });
  try {
    const events: LoggedEvent[] = [];
    for (;;) {
      const page = await log.readTenant(tenant, events.length, PAGE);
      events.push(
        ...page.map((stored) => {
          const { type, stream, commandId, data } = readEnvelope(stored);
          return { type, stream, commandId, data };
        }),
      );
      if (page.length < PAGE) return events;
    }
  } finally {
    await log.close();
  }
}

function text(data: JsonObject, field: string): string {
  const value = data[field];
  if (typeof value !== 'string') throw new Error(`An event has no text "${field}": ${JSON.stringify(data)}`);
  return value;
}

/** The files a payload names: those of batches (`key` with `sha256`), and bundles with the manifest beside each. */
function blobKeysIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { key, blobKey, sha256 } = value as { key?: unknown; blobKey?: unknown; sha256?: unknown };
  if (typeof key === 'string' && typeof sha256 === 'string') return [key];
  if (typeof blobKey === 'string') return [blobKey, blobKey.replace(/\.zip$/, '.manifest.json')];
  return Object.values(value).flatMap(blobKeysIn);
}
