import { accept, reject } from '@chancery/kernel';
import type { Decision, EpochMs } from '@chancery/kernel';
import { admit } from './admission.ts';
import { countFault, decideConsume } from './decide-usage.ts';
import { quantityOutOfRange } from './invalid.ts';
import { evolveOpened, lapsedAt } from './lapses.ts';
import type { ConsumeTogether } from './ledger.commands.ts';
import type { LedgerEvent } from './ledger.events.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { isQuantity } from './quantity.ts';
import { usageRefused } from './refusals.ts';
import { thresholdsReached } from './thresholds.ts';

/**
 * Charges several quantities, all of them or none: fits where their sum would, and is refused as their sum would be.
 * Each is recorded by itself, with what it drew from overrides; thresholds fire once for all.
 */
export function decideConsumeTogether(
  command: ConsumeTogether,
  state: OpenedLedger,
  now: EpochMs,
): Decision<LedgerEvent> {
  const { ledger, events } = lapsedAt(state, now);
  const { meter, quantities } = command;
  const wrong = quantities.findIndex((quantity) => !isQuantity(quantity));
  if (wrong !== -1) return reject(quantityOutOfRange(`quantities.${wrong}`, quantities[wrong] ?? 0));
  const sum = quantities.reduce((total, quantity) => total + quantity, 0);
  const fault = countFault(ledger, sum);
  if (fault) return reject(fault);
  const admitted = admit(ledger, sum);
  if (typeof admitted !== 'number') return reject(usageRefused(admitted, ledger, sum));
  const charged: LedgerEvent[] = [];
  let after = ledger;
  for (const quantity of quantities) {
    const one = decideConsume({ type: 'ConsumeUsage', meter, quantity }, after, now);
    const own = one.events.filter(({ type }) => type !== 'ThresholdsCrossed');
    charged.push(...own);
    after = own.reduce(evolveOpened, after);
  }
  return accept(...events, ...charged, ...thresholdsReached(after));
}
