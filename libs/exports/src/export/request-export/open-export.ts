import { StoreBusyError } from '@chancery/event-sourcing';
import type { Outcome } from '@chancery/event-sourcing';
import type { Caller } from '@chancery/platform';
import type { ExportItem } from '../../contract/export-answer.ts';
import { gatherGate } from '../../sources/gather-gate.ts';
import { askGate } from '../ask-gate.ts';
import { exportAggregate } from '../export.aggregate.ts';
import type { ExportRequest } from '../export.events.ts';
import { exportIdFor } from '../export-id.ts';
import { chargeExport, earlierCharge, returnCharge } from './charge.ts';
import { REQUEST_STEP } from './earlier-export.ts';

/**
 * Asks the gate, charges the export, and records the request. What the gate will refuse is not charged; what the budget
 * refuses leaves no export behind.
 */
export async function openExport(caller: Caller, request: ExportRequest): Promise<Outcome<ExportItem>> {
  const { plane, tenant } = caller;
  const context = caller.context(REQUEST_STEP);
  const { facts: gate } = await gatherGate({ plane, tenant, request, context });
  const allowed = askGate(tenant, request, gate, context.time).kind === 'allowed';
  const charge = allowed ? await chargeExport(caller) : await earlierCharge(caller);
  if (charge.kind === 'refused') return charge.refusal;
  const { chargedBy } = charge;
  const exportId = exportIdFor(context);
  const command = { type: 'RequestExport' as const, exportId, tenant, request, gate, chargedBy };
  try {
    const outcome = await plane.runner.execute(exportAggregate, { tenant, id: exportId }, command, context);
    if (outcome.kind === 'rejected' && !outcome.dryRun) await returnCharge(caller, chargedBy);
    return outcome;
  } catch (error) {
    // Nothing was written, and without an Idempotency-Key nobody comes back to this charge.
    if (error instanceof StoreBusyError && !context.clientChoseCommandId) await returnCharge(caller, chargedBy);
    throw error;
  }
}
