import { correctedUse } from './corrections.ts';
import { drawn, withBooked, withOverrides } from './ledger-parts.ts';
import type { CorrectedUse, UsageCorrected } from './ledger.events.ts';
import type { BudgetState, OpenedLedger } from './opened-ledger.ts';
import { PERIODS } from './period.ts';
import { nextThresholdAt } from './thresholds.ts';

/** The ledger after use was corrected. */
export function evolveCorrection(ledger: OpenedLedger, event: UsageCorrected): OpenedLedger {
  const { quantity, counted, booked = [], givenBack, rearmed = [] } = event;
  const used = { ...ledger.used };
  for (const period of PERIODS) if (counted.includes(period)) used[period] += quantity;
  const budgets = ledger.budgets.map((budget): BudgetState => {
    const armed = rearmed.find((each) => each.budget === budget.budget);
    return armed ? { ...budget, ...armed, nextThresholdAt: nextThresholdAt(budget, armed.crossed) } : budget;
  });
  const after = { ...withBooked(ledger, booked), used, budgets, corrections: withCorrected(ledger, event) };
  return givenBack === undefined ? after : withOverrides(after, drawn(after.overrides, givenBack, 1));
}

function withCorrected(ledger: OpenedLedger, event: UsageCorrected): readonly CorrectedUse[] {
  const { recordedBy, item, usedAt, quantity } = event;
  const before = correctedUse(ledger, recordedBy, item);
  const after: CorrectedUse = {
    recordedBy,
    ...(item === undefined ? {} : { item }),
    usedAt,
    added: (before?.added ?? 0) + Math.max(0, quantity),
    removed: (before?.removed ?? 0) + Math.max(0, -quantity),
  };
  return [...ledger.corrections.filter((each) => each !== before), after];
}
