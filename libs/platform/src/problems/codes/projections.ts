import type { ErrorKinds } from '../error-kind.ts';

export const PROJECTIONS_ERRORS = {
  'generation-not-ready': {
    status: 409,
    title: 'This generation cannot serve',
    meaning:
      'Only the generation that is kept up to date beside the serving one can be switched to; a rebuild makes one.',
  },
} as const satisfies ErrorKinds;
