import type { ErrorCode } from '@chancery/platform';

/**
 * Where it stands with the ways out of an error:
 * - `followed`: it offers requests, and `lifts.e2e.spec.ts` makes them and repeats the command, which passes;
 * - `advised`: `advice.e2e.spec.ts` does what it advises, or sends the command as its facts say; that passes;
 * - `followed by`: another spec does so;
 * - `told`: it only says what is so, for the reason given here;
 * - `none`: no decider refused: the detail, `errors` or `Retry-After` says what to do.
 */
export type LiftStance = 'followed' | 'advised' | { readonly followedBy: string } | { readonly told: string } | 'none';

const EDGE_REFUSES_FIRST = {
  told: 'Over HTTP the body is validated first, and the answer names the field and its range.',
};
const INSIDE_ONLY = { told: 'No route leads there: other contexts send the command, and never so.' };

/** A new code of the catalogue without a stance does not compile. */
export const LIFT_STANCES = {
  'validation-failed': 'none',
  'body-unreadable': 'none',
  'request-malformed': 'none',
  'request-timeout': 'none',
  'headers-too-large': 'none',
  unauthenticated: 'none',
  'scope-missing': 'followed',
  'not-found': 'followed',
  'method-not-allowed': 'none',
  'payload-too-large': 'none',
  'unsupported-media-type': 'none',
  'plane-unavailable': 'none',
  'internal-error': 'none',
  'command-id-reused': 'none',
  'command-conflict': 'none',
  'revision-mismatch': 'advised',
  busy: 'none',
  'outcome-unknown': 'none',
  'read-model-behind': 'none',
  'scope-escalation': 'advised',
  'token-already-expired': 'advised',
  'tenant-exists': { told: 'The service makes the IDs of tenants, each its own.' },
  'policy-already-stale': 'advised',
  'budget-soft-stopped': 'followed',
  'budget-hard-capped': 'followed',
  'plan-quota-exceeded': 'advised',
  'quantity-out-of-range': EDGE_REFUSES_FIRST,
  'usage-not-yet-occurred': 'advised',
  'usage-report-too-late': 'advised',
  'budget-caps-out-of-order': 'advised',
  'budget-thresholds-out-of-range': EDGE_REFUSES_FIRST,
  'budget-approvals-out-of-range': EDGE_REFUSES_FIRST,
  'budget-too-many': 'advised',
  'plan-quotas-ambiguous': INSIDE_ONLY,
  'override-reason-too-short': 'advised',
  'override-end-not-ahead': 'advised',
  'override-too-many': 'advised',
  'override-approvals-missing': 'followed',
  'override-request-too-many': 'advised',
  'override-request-not-open': 'advised',
  'override-approver-not-other': 'advised',
  'override-not-in-force': 'advised',
  'hold-end-out-of-range': 'advised',
  'hold-too-many': 'advised',
  'hold-not-standing': 'advised',
  'hold-exceeded': 'followed',
  'charge-unknown': INSIDE_ONLY,
  'return-exceeds-charge': INSIDE_ONLY,
  'batch-not-atomic': 'advised',
  'recorded-use-unknown': 'advised',
  'correction-reason-too-short': 'advised',
  'correction-too-late': { followedBy: 'libs/metering/src/corrections.http.int.spec.ts' },
  'correction-below-zero': { followedBy: 'libs/metering/src/corrections.http.int.spec.ts' },
  'correction-too-many': {
    told: 'It takes 500 uses that stand corrected; which of them to leave, only the caller knows.',
  },
  'file-invalid': 'none',
  'rows-rejected': 'none',
  'batch-read-differently': 'advised',
  'ingest-abandoned': { followedBy: 'libs/evidence/src/ingest/batch-ingest.int.spec.ts' },
  'upload-cancelled': { followedBy: 'libs/evidence/src/ingest/progress/uploads.http.int.spec.ts' },
  'upload-not-cancellable': 'advised',
  'evidence-cited': 'followed',
  'retracted-rows-too-many': {
    told: 'It takes ten thousand rows, retracted one by one; the advice is to ingest what is left and retract the batch.',
  },
  'query-invalid': 'none',
  'query-not-allowed': 'none',
  'query-timeout': 'none',
  'query-too-large': 'none',
  'query-failed': 'none',
  'query-cancelled': 'none',
  'query-exists': 'none',
  'query-page-moved': 'none',
  'query-cursor-outdated': 'none',
  'draft-moved-on': 'advised',
  'compile-exceeds-hold': 'followed',
  'not-compiled': 'followed',
  'compile-outdated': 'followed',
  'references-broken': 'followed',
  'fix-not-applicable': 'advised',
  'skips-not-allowed': 'followed',
  'finding-not-found': 'advised',
  'finding-does-not-block': { told: 'There is nothing to lift: what does not block need not be skipped.' },
  'skip-justification-too-short': 'advised',
  'skip-end-not-ahead': 'advised',
  'skips-too-many': 'advised',
  'skip-not-in-force': 'advised',
  'link-not-found': 'advised',
  'target-changed': 'followed',
  'export-blocked': 'followed',
  'export-exists': {
    told: 'The service makes the IDs of exports, each its own; a key that was used before answers with its export.',
  },
  'export-not-built': 'followed',
  'export-failed': 'advised',
  'export-expired': 'advised',
  'range-not-satisfiable': 'advised',
  'generation-not-ready': { told: 'Filling a generation takes its time; the answer names those that are ready.' },
} as const satisfies { readonly [code in ErrorCode]: LiftStance };

/** Codes whose advice is followed. */
export type AdvisedCode = {
  [code in ErrorCode]: (typeof LIFT_STANCES)[code] extends 'advised' ? code : never;
}[ErrorCode];
