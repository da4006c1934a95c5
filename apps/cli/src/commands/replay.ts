import { replayTenant } from '@chancery/audit';
import type { ReplayUpTo } from '@chancery/audit';
import { EventReader } from '@chancery/event-sourcing';
import { CONTEXTS } from '@chancery/contexts';
import { openTenantStores } from './tenant-stores.ts';

export interface ReplayOptions {
  readonly tenant: string;
  readonly at?: string;
  readonly entry?: string;
  readonly data: string;
}

/** Prints the tenant's whole state as of an entry or an instant, folded from the events alone. */
export async function replay(options: ReplayOptions): Promise<void> {
  const upTo = upToOf(options);
  const { tenant, log, close } = await openTenantStores(options.tenant, options.data);
  try {
    const reader = new EventReader(CONTEXTS.flatMap(({ aggregates }) => aggregates));
    const projections = CONTEXTS.flatMap((context) => context.projections);
    const replayed = await replayTenant(log, reader, projections, tenant, upTo);
    if (replayed.entry === 0) throw new Error(`The log holds nothing of ${tenant} up to there`);
    process.stdout.write(`${JSON.stringify(replayed, null, 2)}\n`);
  } finally {
    await close();
  }
}

function upToOf({ at, entry }: ReplayOptions): ReplayUpTo {
  if (at !== undefined && entry !== undefined) throw new Error('Give --at or --entry, not both');
  if (entry !== undefined) {
    if (!/^[1-9]\d{0,14}$/.test(entry)) throw new Error(`--entry is "${entry}": give an entry number, 1 or more`);
    return { entry: Number(entry) };
  }
  if (at === undefined) return {};
  const instant = Date.parse(at);
  if (Number.isNaN(instant)) throw new Error(`--at is "${at}": give an instant such as 2026-11-23T12:00:00Z`);
  return { at: instant };
}
