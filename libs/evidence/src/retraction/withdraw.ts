import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import type { Json } from '@chancery/kernel';
import type { Caller } from '@chancery/platform';
import type { WithdrawalAnswer } from '../contract/withdrawal-answers.ts';
import { datasetAggregate } from '../dataset/dataset.aggregate.ts';
import type { WithdrawEvidence } from '../dataset/dataset.commands.ts';

/** Who withdraws. */
export type WithdrawingCaller = Pick<Caller, 'plane' | 'tenant' | 'context'>;

/**
 * Runs a withdrawal. A repeated request is the same by what was `asked`: what cites the evidence, and which rows are
 * still there, may have changed since.
 */
export async function withdraw(
  caller: WithdrawingCaller,
  command: WithdrawEvidence,
  asked: Json,
): Promise<Outcome<WithdrawalAnswer>> {
  const { plane, tenant } = caller;
  const { type, dataset, reason, evenIfCited } = command;
  const fingerprint = { type, dataset, reason, evenIfCited, asked };
  const own: CommandContext = { ...caller.context(), fingerprint };
  const outcome = await plane.runner.execute(datasetAggregate, { tenant, id: dataset }, command, own);
  if (outcome.kind === 'rejected') return outcome;
  const { answer } = outcome;
  if (!('withdrawnAt' in answer)) throw new Error('A withdrawal was answered like another command');
  return { ...outcome, answer };
}
