import type { Outcome } from '@chancery/event-sourcing';
import type { Caller } from '@chancery/platform';
import { PdfTooLargeError } from '../../artifacts/pdf/render-pdf.ts';
import { BundleTooLargeError } from '../../bundle/bundle-size.ts';
import { exportAggregate } from '../export.aggregate.ts';
import type { FailExport } from '../export.commands.ts';
import { exportFailed } from '../export.rejections.ts';
import type { RequestedExport } from '../export.state.ts';
import { keepOnly } from '../export-blobs.ts';
import { returnCharge } from '../request-export/charge.ts';

/**
 * Ends the export because of `error`, removes what was stored for it and returns its charge.
 * @returns `null` when it had come to another end before.
 */
export async function failExport(
  caller: Caller,
  { tenant, exportId, chargedBy }: RequestedExport,
  error: unknown,
): Promise<Extract<Outcome<never>, { kind: 'rejected' }> | null> {
  const { plane } = caller;
  const ref = { tenant, id: exportId };
  const { decision } = await plane.runner.execute(exportAggregate, ref, commandFor(error), caller.context('fail'));
  const { state } = await plane.runner.state(exportAggregate, ref);
  if (state?.phase !== 'failed') return null;
  await keepOnly(plane, tenant, exportId, null);
  await returnCharge(caller, chargedBy);
  return { kind: 'rejected', rejection: exportFailed(state), decision, dryRun: false };
}

function commandFor(error: unknown): FailExport {
  if (error instanceof BundleTooLargeError || error instanceof PdfTooLargeError) {
    return { type: 'FailExport', cause: 'bundle-too-large', detail: error.message };
  }
  const detail = 'An error on our side; the correlation ID finds it in the logs.';
  return { type: 'FailExport', cause: 'build-error', detail };
}
