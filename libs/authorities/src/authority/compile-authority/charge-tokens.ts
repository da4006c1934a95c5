import { CommandIdReusedError, OutcomeUnknownError } from '@chancery/event-sourcing';
import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import type { CommandId } from '@chancery/kernel';
import { consumeUsage, returnUsage } from '@chancery/metering';
import type { Caller } from '@chancery/platform';
import { chargeHeldTokens } from './charge-held-tokens.ts';

const METER = 'tokens';

/** What a compile reads, and how many tokens it may take for that. */
export interface TokensToCharge {
  readonly authority: string;
  /** Held before they are counted, and never passed; `null`: as many as there are. */
  readonly maxTokens: number | null;
  readonly count: () => Promise<number>;
}

/**
 * Charges the tokens, then commits what they pay for. What was not committed after all is given back. A refused charge
 * is the outcome, and nothing is committed.
 *
 * An unknown outcome is left charged: the same Idempotency-Key finds both, the charge and what became of the commit.
 */
export async function chargedForTokens<A>(
  caller: Caller,
  { authority, maxTokens, count }: TokensToCharge,
  commit: (charge: CommandId) => Promise<Outcome<A>>,
): Promise<Outcome<A>> {
  const { plane, tenant } = caller;
  const { context, hold, back } = await openCharge(caller);
  const held = { authority, meter: METER, hold, charge: context, back };
  const charged =
    maxTokens === null
      ? await consumeUsage(plane, tenant, { meter: METER, quantity: await count() }, context)
      : await chargeHeldTokens(caller, { ...held, quantity: maxTokens }, count);
  if (charged.kind === 'rejected') return charged;
  const giveBack = async (reason: string) => {
    const { commandId } = context;
    const tokens = await count();
    await returnUsage(plane, tenant, { meter: METER, quantity: tokens, chargedBy: commandId, reason }, back);
  };
  let outcome: Outcome<A>;
  try {
    outcome = await commit(context.commandId);
  } catch (error) {
    if (!mayBeCommitted(error)) await giveBack('The compile could not be recorded.');
    throw error;
  }
  if (!outcome.dryRun && isNothingRecorded(outcome)) await giveBack('The compile was not recorded.');
  return outcome;
}

interface Charge {
  readonly context: CommandContext;
  /** The context of holding tokens for it. */
  readonly hold: CommandContext;
  /** The context of giving it back. */
  readonly back: CommandContext;
}

/**
 * The charge of this request: the same one for every repeat under the same Idempotency-Key, until it was given back;
 * then the next, because a charge that was given back pays for nothing.
 */
async function openCharge(caller: Caller): Promise<Charge> {
  for (let attempt = 1; ; attempt++) {
    const context = caller.context(`tokens${attempt}`);
    const back = caller.context(`tokens${attempt}-return`);
    const repeatable = context.clientChoseCommandId && !context.dryRun;
    const returned = repeatable ? await caller.plane.events.findCommand(caller.tenant, back.commandId) : null;
    if (!returned) return { context, hold: caller.context(`tokens${attempt}-hold`), back };
  }
}

function isNothingRecorded(outcome: Outcome<unknown>): boolean {
  return outcome.kind === 'rejected' || (outcome.decision === null && !outcome.repeated);
}

/** With this key something was recorded, or may have been: the charge may be what paid for it. */
function mayBeCommitted(error: unknown): boolean {
  return error instanceof OutcomeUnknownError || error instanceof CommandIdReusedError;
}
