import type { EpochMs } from '@chancery/kernel';
import type { CarriedOverride, OverrideDraw } from './ledger.events.ts';

/** Which overrides give `quantity`, in the order they stand: the one that ends first is drawn first. */
export function drawFrom(overrides: readonly CarriedOverride[], quantity: number): readonly OverrideDraw[] {
  const draws: OverrideDraw[] = [];
  let missing = quantity;
  for (const { override, remaining } of overrides) {
    const drawn = Math.min(missing, remaining);
    if (drawn > 0) draws.push({ override, quantity: drawn });
    missing -= drawn;
  }
  return draws;
}

/**
 * What of a charge's draws goes back when `quantity` of it is returned after `returned` already was. The last units of
 * a charge are those beyond the cap, and they are returned first: a failed attempt leaves the override as it found it.
 */
export function drawsGivenBack(
  draws: readonly OverrideDraw[],
  returned: number,
  quantity: number,
): readonly OverrideDraw[] {
  const back: OverrideDraw[] = [];
  let skip = returned;
  let owed = quantity;
  for (const { override, quantity: drawn } of draws.toReversed()) {
    const left = Math.max(0, drawn - skip);
    skip = Math.max(0, skip - drawn);
    const given = Math.min(left, owed);
    if (given > 0) back.push({ override, quantity: given });
    owed -= given;
  }
  return back;
}

/** Those of `draws` whose override has not ended at `now`: only such an override can be filled again. */
export function drawsInForce(
  draws: readonly OverrideDraw[],
  overrides: readonly CarriedOverride[],
  now: EpochMs,
): readonly OverrideDraw[] {
  return draws.filter((draw) => overrides.some(({ override, endsAt }) => override === draw.override && endsAt > now));
}

/** What is left of `draws` without `back`; nothing of a draw that came back whole. */
export function drawsKept(draws: readonly OverrideDraw[], back: readonly OverrideDraw[]): readonly OverrideDraw[] {
  return draws
    .map(({ override, quantity }) => {
      const given = back.find((each) => each.override === override)?.quantity ?? 0;
      return { override, quantity: quantity - given };
    })
    .filter(({ quantity }) => quantity > 0);
}
