import type { Caller } from '@chancery/platform';
import { decideOnly } from '../decide-only.ts';
import { figuresOf } from '../figures.ts';
import { ledgerNow } from '../ledger-now.ts';
import { commandOf, itemsOfMeter } from './batch-item.ts';
import type { BatchItem, ItemResult, MeterResult } from './batch-item.ts';

const DRY = { decision: null, position: null, entry: null, repeated: false, dryRun: true };

/** Decides the items of a meter in memory, each on what those before it left, and records nothing. */
export async function rehearse(caller: Caller, items: readonly BatchItem[], meter: string): Promise<MeterResult> {
  const now = caller.now();
  let ledger = await ledgerNow(caller.plane, caller.tenant, meter, now);
  const results = itemsOfMeter(items, meter).map(({ item, index }) => {
    const decided = decideOnly<'ConsumeUsage' | 'ReportUsage'>(ledger, commandOf(item), now);
    if (decided.kind === 'accepted') ({ ledger } = decided);
    const result: ItemResult = { status: 'fulfilled', value: { ...decided, ...DRY } };
    return [index, result] as const;
  });
  return { results, figures: { meter, ...figuresOf(ledger) } };
}
