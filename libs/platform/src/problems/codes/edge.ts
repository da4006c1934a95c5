import type { ErrorKinds } from '../error-kind.ts';

export const EDGE_ERRORS = {
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
  'request-malformed': {
    status: 400,
    title: 'Not an HTTP request',
    meaning: 'What arrived cannot be parsed as HTTP; the connection was closed.',
  },
  'request-timeout': {
    status: 408,
    title: 'The request took too long to arrive',
    meaning: 'Its headers or body stopped coming; the connection was closed.',
  },
  'headers-too-large': {
    status: 431,
    title: 'The headers are too large',
    meaning: 'The address and headers of the request are longer than 16 KiB together; the connection was closed.',
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
  'plane-unavailable': {
    status: 503,
    title: 'The region is out of reach',
    meaning: 'The engines of this plane do not answer, and nothing was done. Try again after `Retry-After`.',
  },
  'internal-error': {
    status: 500,
    title: 'Something broke on our side',
    meaning: 'A bug or an outage. The correlation ID finds it in the logs.',
  },
} as const satisfies ErrorKinds;
