/** One kind of error: how it is answered and what its page says. Codes never change their meaning. */
export interface ErrorKind {
  readonly status: number;
  readonly title: string;
  /** What it means and the way out, for the documentation page. */
  readonly meaning: string;
}

/** Every error the service answers with, by code. `type` of the problem is `/errors/<code>`. */
export const ERROR_CATALOGUE = {
  // The edge
  'validation-failed': {
    status: 400,
    title: 'The request does not fit',
    meaning: 'A field is missing, unknown or out of range; `errors` names each field and what would fit.',
  },
  'body-unreadable': {
    status: 400,
    title: 'The body cannot be read',
    meaning: 'The body is not the JSON, CSV or text that the Content-Type announces.',
  },
  unauthenticated: {
    status: 401,
    title: 'Sign in',
    meaning: 'The request carries no valid API token. Send `Authorization: Bearer chy_…`.',
  },
  'scope-missing': {
    status: 403,
    title: 'The token may not do this',
    meaning: 'The token lacks the scope of this route, or belongs to another tenant. Ask for a token that has it.',
  },
  'not-found': { status: 404, title: 'Not found', meaning: 'Nothing with this ID exists in this tenant.' },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    meaning: 'The route exists, but not with this method.',
  },
  'payload-too-large': {
    status: 413,
    title: 'The body is too large',
    meaning: 'Send less at a time; the limit is in the detail.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported content type',
    meaning: 'The route takes another Content-Type; the detail says which.',
  },
  'internal-error': {
    status: 500,
    title: 'Something broke on our side',
    meaning: 'A bug or an outage. The correlation ID finds it in the logs.',
  },
  // Commands
  'command-id-reused': {
    status: 409,
    title: 'Idempotency key used for something else',
    meaning: 'The same Idempotency-Key came before with another body. Use a new key for a new request.',
  },
  'command-conflict': {
    status: 409,
    title: 'Changed at the same time',
    meaning:
      'Others kept changing the same thing while this command was decided. Try again with the same Idempotency-Key.',
  },
  'revision-mismatch': {
    status: 412,
    title: 'Changed since you read it',
    meaning: '`If-Match` names an older version. Read it again, then decide.',
  },
  busy: {
    status: 503,
    title: 'Busy',
    meaning: 'The queue is full and nothing was written. Try again after `Retry-After`.',
  },
  'outcome-unknown': {
    status: 503,
    title: 'Outcome unknown',
    meaning: 'The store did not answer. Try again with the same Idempotency-Key: it is done once at most.',
  },
  'read-model-behind': {
    status: 503,
    title: 'Not caught up yet',
    meaning: 'The read model has not reached `minPosition` within two seconds. Try again.',
  },
  // Access
  'scope-escalation': {
    status: 403,
    title: 'More than you hold',
    meaning: 'Nobody grants a token more scopes than their own has.',
  },
  'token-already-expired': {
    status: 422,
    title: 'The token would be expired',
    meaning: '`expiresAt` lies in the past.',
  },
  // Tenancy
  'tenant-exists': { status: 409, title: 'The tenant exists', meaning: 'A tenant with this ID was created before.' },
  'policy-already-stale': {
    status: 422,
    title: 'The policy would be stale',
    meaning: '`validUntil` lies in the past; give a later one.',
  },
} as const satisfies { readonly [code: string]: ErrorKind };

export type ErrorCode = keyof typeof ERROR_CATALOGUE;
