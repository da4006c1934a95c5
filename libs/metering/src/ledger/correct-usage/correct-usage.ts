import { eventOfDecision } from '@chancery/event-sourcing';
import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import type { CommandId, TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { CorrectionAnswer } from '../../contract/ledger-answers.ts';
import { executeOnLedger } from '../execute-on-ledger.ts';
import { chargeOf, commandOfDecision, recordedUses } from '../recorded-uses.ts';

/** Which recorded use, and by how much it was recorded wrongly. */
export type UsageCorrection = {
  readonly meter: string;
  /** What recorded it: a decision's ID or a command's. */
  readonly recordedBy: { readonly decision: string } | { readonly command: string };
  /** Which of its uses, from 0; only where it recorded several of the meter. */
  readonly item?: number;
  /** How much more was used than was recorded, or, below 0, how much less; not 0. */
  readonly quantity: number;
  readonly reason: string;
};

/**
 * Corrects recorded use by an event of its own, in the periods in which the use happened. Refused for what was never
 * recorded (`recorded-use-unknown`), for periods whose figures are final (`correction-too-late`), below nothing
 * (`correction-below-zero`) and without a reason. Idempotent by the context's commandId.
 */
export async function correctUsage(
  plane: Plane,
  tenant: TenantId,
  correction: UsageCorrection,
  context: CommandContext,
): Promise<Outcome<CorrectionAnswer>> {
  const { meter, item, quantity, reason } = correction;
  const recordedBy = await recordingCommand(plane, tenant, correction);
  const uses = await recordedUses(plane, tenant, meter, recordedBy);
  const use = chargeOf(item === undefined && uses.length > 1 ? undefined : uses[item ?? 0]);
  // The item of the only use is the use: named either way, it is corrected once.
  const which = item === undefined || uses.length === 1 ? {} : { item };
  const plain = { meter, quantity, recordedBy, ...which, use, uses: uses.length };
  const command = { type: 'CorrectUsage' as const, ...plain, correctedBy: context.actor, reason };
  return executeOnLedger<'CorrectUsage'>(plane, tenant, command, context);
}

/** The command that is meant; a decision that this ledger does not have stands for one that recorded nothing. */
async function recordingCommand(
  plane: Plane,
  tenant: TenantId,
  { meter, recordedBy }: UsageCorrection,
): Promise<CommandId> {
  if ('command' in recordedBy) return recordedBy.command as CommandId;
  const found = eventOfDecision(recordedBy.decision);
  const command = found && (await commandOfDecision(plane, tenant, meter, found.event));
  return command ?? (recordedBy.decision as CommandId);
}
