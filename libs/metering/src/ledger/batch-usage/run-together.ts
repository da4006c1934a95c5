import type { Outcome } from '@chancery/event-sourcing';
import { Problem } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { AcceptedBatchItem, UsageBatchAnswer } from '../../contract/batch-answers.ts';
import type { TogetherAnswer, UsageAnswer } from '../../contract/ledger-answers.ts';
import { executeOnLedger } from '../execute-on-ledger.ts';
import type { BatchItem } from './batch-item.ts';

/**
 * Consumes all items in one decision of their one ledger, or refuses them all as their sum would be.
 * @throws Problem `batch-not-atomic` for several meters, which no one decision sees, and for reports, which count anyway
 */
export async function runTogether(caller: Caller, items: readonly BatchItem[]): Promise<Outcome<UsageBatchAnswer>> {
  const meter = onlyMeter(items);
  const { plane, tenant } = caller;
  const context = caller.context();
  const quantities = items.map(({ quantity }) => quantity);
  const [quantity = 0] = quantities;
  const outcome: Outcome<TogetherAnswer> =
    quantities.length === 1
      ? oneTogether(
          await executeOnLedger<'ConsumeUsage'>(plane, tenant, { type: 'ConsumeUsage', meter, quantity }, context),
        )
      : await executeOnLedger<'ConsumeTogether'>(
          plane,
          tenant,
          { type: 'ConsumeTogether', meter, quantities },
          context,
        );
  if (outcome.kind === 'rejected') return outcome;
  const { answer, decision, repeated } = outcome;
  const same = {
    kind: 'consume' as const,
    meter,
    command: context.commandId,
    decision,
    repeated,
    status: 200 as const,
  };
  const consumed = answer.consumed.map((item): AcceptedBatchItem => ({ ...same, ...item }));
  const { consumed: _consumed, ...figures } = answer;
  const meters = [figures];
  return { ...outcome, answer: { atomic: true, accepted: consumed.length, refused: 0, items: consumed, meters } };
}

function oneTogether(outcome: Outcome<UsageAnswer>): Outcome<TogetherAnswer> {
  if (outcome.kind === 'rejected') return outcome;
  const { quantity, override, accepted: _accepted, ...figures } = outcome.answer;
  const consumed = [{ quantity, ...(override === undefined ? {} : { override }) }];
  return { ...outcome, answer: { ...figures, consumed } };
}

function onlyMeter(items: readonly BatchItem[]): string {
  const meters = [...new Set(items.map(({ meter }) => meter))];
  const [meter, another] = meters;
  const reports = items.filter(({ kind }) => kind === 'report').length;
  if (meter !== undefined && another === undefined && reports === 0) return meter;
  const why =
    reports > 0
      ? `${reports} of its items are reports: what has happened counts, whether the others fit or not.`
      : `It names ${meters.length} meters, and each has a ledger of its own: no decision sees them all.`;
  throw new Problem('batch-not-atomic', `The batch cannot be atomic. ${why}`, {
    facts: { meters, reports },
    lift: [
      {
        action: 'Send one atomic batch of `consume` for each meter, or the batch without `atomic`.',
        by: 'usage:consume',
      },
      {
        action: 'Hold the amount on each meter; commit all holds, or release them when one is refused.',
        by: 'usage:consume',
      },
    ],
  });
}
