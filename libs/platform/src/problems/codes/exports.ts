import type { ErrorKinds } from '../error-kind.ts';

export const EXPORTS_ERRORS = {
  'export-blocked': {
    status: 403,
    title: 'The export gate refused',
    meaning:
      'The bundle may not leave: the residency policy, a source or a reference stands against it, or the gate could not decide. `facts.reasons` names each reason, `lift` what to do about it.',
  },
  'export-exists': {
    status: 409,
    title: 'The export exists',
    meaning: 'An export with this ID was requested before. Use a new Idempotency-Key for a new export.',
  },
  'export-not-built': {
    status: 409,
    title: 'There is no bundle',
    meaning: 'The export was blocked, failed, or is not built yet, so there is nothing to download.',
  },
  'export-failed': {
    status: 500,
    title: 'The bundle could not be built',
    meaning: 'The gate allowed the export, but its bundle is too large or could not be made. Its charge was returned.',
  },
  'export-expired': {
    status: 410,
    title: 'The bundle is gone',
    meaning:
      'The bundle was kept for as long as the request asked, and that is over. Its manifest is kept; `lift` has the request for a new export.',
  },
  'range-not-satisfiable': {
    status: 416,
    title: 'No such bytes',
    meaning: 'The range begins behind the end of the file; `Content-Range` says how many bytes there are.',
  },
} as const satisfies ErrorKinds;
