import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import { commitHold, holdUsage, releaseHold } from '@chancery/metering';
import { problemOf } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { compileExceedsHold } from '../authority.rejections.ts';

/** A compile takes seconds; a hold that nobody commits is free again after this. */
const HOLD_MS = 10 * 60_000;

/** How much is held, for what, and the steps of the request it belongs to. */
export interface TokenHold {
  readonly authority: string;
  readonly meter: string;
  readonly quantity: number;
  readonly hold: CommandContext;
  /** Of committing it: this is the charge. */
  readonly charge: CommandContext;
  /** Of releasing it. */
  readonly back: CommandContext;
}

/**
 * Holds tokens, counts how many there really are, and charges those; the rest is free again. Where there are more than
 * are held, everything is.
 * @throws Problem `compile-exceeds-hold`
 */
export async function chargeHeldTokens(
  { plane, tenant }: Caller,
  { authority, meter, quantity, hold, charge, back }: TokenHold,
  count: () => Promise<number>,
): Promise<Outcome<unknown>> {
  const held = await holdUsage(plane, tenant, { meter, quantity, endsAt: hold.time + HOLD_MS }, hold);
  if (held.kind === 'rejected') return held;
  const release = () => releaseHold(plane, tenant, held.answer.hold, back);
  let tokens: number;
  try {
    tokens = await count();
  } catch (error) {
    await release();
    throw error;
  }
  if (tokens > quantity) {
    await release();
    throw problemOf(compileExceedsHold(authority, tokens, quantity), null);
  }
  // A dry run holds nothing that could be committed.
  return hold.dryRun ? held : commitHold(plane, tenant, { hold: held.answer.hold, quantity: tokens }, charge);
}
