import type { ErrorKinds } from '../error-kind.ts';

export const TENANCY_ERRORS = {
  'tenant-exists': { status: 409, title: 'The tenant exists', meaning: 'A tenant with this ID was created before.' },
  'policy-already-stale': {
    status: 422,
    title: 'The policy would be stale',
    meaning: '`validUntil` lies in the past; give a later one.',
  },
} as const satisfies ErrorKinds;
