import type { Outcome } from '@chancery/event-sourcing';
import { problemFor, problemMembers, problemOf } from '@chancery/platform';
import type { Caller, Problem } from '@chancery/platform';
import type { AcceptedBatchItem, RefusedBatchItem, UsageBatchAnswer } from '../../contract/batch-answers.ts';
import { executeInOrder } from '../execute-on-ledger.ts';
import { figuresOf } from '../figures.ts';
import { ledgerNow } from '../ledger-now.ts';
import { commandOf, contextOf, itemsOfMeter } from './batch-item.ts';
import type { BatchItem, ItemResult, MeterResult } from './batch-item.ts';
import { rehearse } from './rehearse.ts';

/**
 * Decides every item by itself, those of one meter in their order. An item that is refused, or whose outcome is not
 * known, says so in its place. @throws what nobody expected: then items may have been counted, each under its own key.
 */
export async function runBatch(caller: Caller, items: readonly BatchItem[]): Promise<Outcome<UsageBatchAnswer>> {
  const meters = [...new Set(items.map(({ meter }) => meter))];
  const byMeter = await Promise.all(
    meters.map((meter) => (caller.dryRun ? rehearse(caller, items, meter) : runMeter(caller, items, meter))),
  );
  const results = new Map(byMeter.flatMap((each) => each.results));
  const answers = items.map((item, index) => answerOf(caller, item, index, results.get(index)));
  const answer: UsageBatchAnswer = {
    atomic: false,
    accepted: answers.filter(isAccepted).length,
    refused: answers.filter((each) => !isAccepted(each)).length,
    items: answers,
    meters: byMeter.map(({ figures }) => figures),
  };
  return { kind: 'accepted', answer, decision: null, ...latest([...results.values()]), dryRun: caller.dryRun };
}

async function runMeter(caller: Caller, items: readonly BatchItem[], meter: string): Promise<MeterResult> {
  const { plane, tenant } = caller;
  const placed = itemsOfMeter(items, meter);
  const request = caller.context();
  const asked = placed.map(({ item, index }) => ({
    command: commandOf(item),
    context: contextOf(item, index, request),
  }));
  const settled = (await executeInOrder(plane, tenant, meter, asked)) as readonly ItemResult[];
  const ledger = await ledgerNow(plane, tenant, meter, caller.now());
  const results = placed.flatMap(({ index }, at) => (settled[at] ? [[index, settled[at]] as const] : []));
  return { results, figures: { meter, ...figuresOf(ledger) } };
}

function answerOf(
  caller: Caller,
  item: BatchItem,
  index: number,
  result: ItemResult | undefined,
): AcceptedBatchItem | RefusedBatchItem {
  const { kind, meter, quantity } = item;
  const { commandId: command } = contextOf(item, index, caller.context());
  const outcome = result?.status === 'fulfilled' ? result.value : null;
  const use = { kind, meter, quantity, command, decision: outcome?.decision ?? null };
  if (outcome?.kind === 'accepted') {
    const { override, booked } = outcome.answer;
    return {
      status: 200,
      ...use,
      repeated: outcome.repeated,
      ...(override === undefined ? {} : { override }),
      ...(booked === undefined ? {} : { booked }),
    };
  }
  const problem = outcome ? problemOf(outcome.rejection, outcome.decision) : expected(result);
  const { errors: _errors, ...members } = problemMembers(problem, caller.tenant);
  return { ...use, status: members.status, problem: members };
}

/** The problem of an item whose outcome is an outage, a conflict or a key that was used before. @throws anything else */
function expected(result: ItemResult | undefined): Problem {
  const reason: unknown = result?.status === 'rejected' ? result.reason : new Error('An item was not decided');
  const problem = problemFor(reason);
  if (problem.code === 'internal-error') throw reason;
  return problem;
}

/** Where the last event of them all stands, and whether all were answered before. */
function latest(results: readonly ItemResult[]) {
  let position: string | null = null;
  let entry: number | null = null;
  let repeated = true;
  for (const result of results) {
    const outcome = result.status === 'fulfilled' && result.value.kind === 'accepted' ? result.value : null;
    repeated &&= outcome?.repeated === true;
    if (outcome?.position && (position === null || outcome.position > position)) ({ position } = outcome);
    if (outcome?.entry && (entry === null || outcome.entry > entry)) ({ entry } = outcome);
  }
  return { position, entry, repeated };
}

function isAccepted({ status }: AcceptedBatchItem | RefusedBatchItem): boolean {
  return status === 200;
}
