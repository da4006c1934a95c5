import { OutcomeUnknownError } from '@chancery/event-sourcing';
import type { Outcome } from '@chancery/event-sourcing';
import { Problem } from '@chancery/platform';
import type { IngestAnswer } from '../../contract/dataset-answers.ts';
import type { UploadEnd } from './tracked-upload.ts';

/** How an upload ended that has an outcome. */
export function endOfOutcome(outcome: Outcome<IngestAnswer>): UploadEnd {
  if (outcome.kind === 'accepted') return { phase: 'done', batch: outcome.answer.batch };
  const { code, message } = outcome.rejection;
  return { phase: 'refused', problem: { code, detail: message } };
}

/** How an upload ended that threw. */
export function endOfError(error: unknown): UploadEnd {
  if (error instanceof Problem) {
    const phase = error.code === 'upload-cancelled' ? 'cancelled' : 'refused';
    return { phase, problem: { code: error.code, detail: error.detail } };
  }
  const code = error instanceof OutcomeUnknownError ? 'outcome-unknown' : 'internal-error';
  return { phase: 'failed', problem: { code, detail: 'Send the same request again, with its Idempotency-Key.' } };
}
