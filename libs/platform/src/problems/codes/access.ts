import type { ErrorKinds } from '../error-kind.ts';

export const ACCESS_ERRORS = {
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
} as const satisfies ErrorKinds;
