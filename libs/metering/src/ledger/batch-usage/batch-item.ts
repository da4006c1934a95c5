import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import type { CommandId, EpochMs } from '@chancery/kernel';
import type { BatchedMeter } from '../../contract/batch-answers.ts';
import type { UsageAnswer } from '../../contract/ledger-answers.ts';
import { keyed } from '../keyed.ts';
import type { ConsumeUsage, ReportUsage } from '../ledger.commands.ts';

/** One use of a batch, valid by itself. */
export type BatchItem = {
  readonly kind: 'consume' | 'report';
  readonly meter: string;
  readonly quantity: number;
  /** Only of a report. */
  readonly occurredAt?: EpochMs;
  /** Its own key; `null`: it goes by that of the request. */
  readonly key: CommandId | null;
};

/** The command that an item is. */
export function commandOf({ kind, meter, quantity, occurredAt }: BatchItem): ConsumeUsage | ReportUsage {
  if (kind === 'consume') return { type: 'ConsumeUsage', meter, quantity };
  return { type: 'ReportUsage', meter, quantity, ...(occurredAt === undefined ? {} : { occurredAt }) };
}

/** The context of an item: under its own key as if it were sent alone, else under that of the request and its place. */
export function contextOf({ key }: BatchItem, index: number, request: CommandContext): CommandContext {
  if (key !== null) return keyed(request, key);
  return { ...request, commandId: `${request.commandId}#${index}` as CommandId };
}

/** An item with its place in the batch. */
export type PlacedItem = { readonly item: BatchItem; readonly index: number };

/** The items of a meter, in order. */
export function itemsOfMeter(items: readonly BatchItem[], meter: string): readonly PlacedItem[] {
  return items.flatMap((item, index) => (item.meter === meter ? [{ item, index }] : []));
}

/** What became of an item: an outcome, or what was thrown. */
export type ItemResult = PromiseSettledResult<Outcome<UsageAnswer>>;

/** What became of the items of one meter, by their place, and what is left of it. */
export interface MeterResult {
  readonly results: readonly (readonly [index: number, result: ItemResult])[];
  readonly figures: BatchedMeter;
}
