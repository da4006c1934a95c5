import type { ErrorKinds } from '../error-kind.ts';

export const COMMANDS_ERRORS = {
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
} as const satisfies ErrorKinds;
