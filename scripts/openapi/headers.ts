import { headerRef } from './openapi-types.ts';
import type { Header, Headers, Parameter } from './openapi-types.ts';

const text = (description: string, schema: object = {}): Header => ({
  description,
  schema: { type: 'string', ...schema },
});

/** Headers of answers, by name. */
export const HEADERS: { readonly [name: string]: Header } = {
  'Chancery-Correlation-Id': text('Finds this request in logs and events; your own where you sent one.'),
  'Chancery-Tenant': text('Nameplate: the tenant.'),
  'Chancery-Region': text('Nameplate: the region its data stays in.'),
  'Chancery-Legal-Entity': text('Nameplate: who answers for the data. Other than ASCII is percent-encoded UTF-8.'),
  'Chancery-Policy': text('Nameplate: the residency policy, `<id>@<version>`.'),
  'Chancery-Decision': text('The decision’s ID: `GET /v1/decisions/<id>` explains it.'),
  'Chancery-Position': text('Pass it as `minPosition` to read what this command wrote. Opaque, ordered.'),
  'Chancery-Entry': text('Number of the last entry this command wrote in the tenant’s log.', { pattern: '^[0-9]+$' }),
  'Chancery-Repeated': text('`true`: the same Idempotency-Key came before, and this is its first answer.', {
    const: 'true',
  }),
  'Chancery-Dry-Run': text('`true`: decided as if, and nothing was written.', { const: 'true' }),
  ETag: text('The revision, for `If-Match`.'),
  'Repr-Digest': text('SHA-256 of the body (RFC 9530).'),
  'Accept-Ranges': text('`bytes`: parts of it can be asked for with `Range`.'),
  'Content-Range': text('Which bytes these are, and how many there are.'),
  RateLimit: text(
    'What is left of each budget of the meter, and of each quota of the plan: `"<budget>";r=<left>;t=<seconds to its next period>`, `"plan/<period>";…`. Of several meters the scarcest of each, as `"<meter>/<budget>"`. On refusals too.',
  ),
  'RateLimit-Policy': text(
    'Each budget of the meter, and each quota of the plan: `"<budget>";q=<soft cap>;w=<seconds of its period>`.',
  ),
  'Chancery-As-Of-Entry': text('The last entry of the tenant’s log that the answer knows.', { pattern: '^[0-9]+$' }),
  Link: text('Where the next page is: `<…>; rel="next"`.'),
  Vary: text('Which headers of the request the answer depends on.'),
  'X-Accel-Buffering': text('`no`: proxies hand on what comes at once.'),
  Connection: text('`close`: nothing more is read from this connection.'),
  'Cache-Control': text('Whether the answer may be kept.'),
  'Retry-After': text('Seconds to wait before asking again.', { pattern: '^[0-9]+$' }),
};

const CORRELATION = 'Chancery-Correlation-Id';
const NAMEPLATE = ['Chancery-Tenant', 'Chancery-Region', 'Chancery-Legal-Entity', 'Chancery-Policy'];
const OUTCOME = ['Chancery-Decision', 'Chancery-Position', 'Chancery-Entry', 'Chancery-Repeated', 'Chancery-Dry-Run'];

/** What the headers of a route depend on. */
export interface HeaderTraits {
  readonly isPublic: boolean;
  readonly ofTenant: boolean;
  readonly decides: boolean;
  /** Headers the handler sets itself. @see HEADERS */
  readonly own: readonly string[];
}

/** Headers of a success. @throws Error for a header of a handler that is not described. */
export function answerHeaders({ isPublic, ofTenant, decides, own }: HeaderTraits): Headers {
  return referTo([
    ...(isPublic ? [] : [CORRELATION]),
    ...(ofTenant ? NAMEPLATE : []),
    ...(decides ? OUTCOME : []),
    ...own,
  ]);
}

/** Headers of a problem: the nameplate once a tenant is known, the decision of a refusal. */
export function problemHeaders(): Headers {
  return referTo([CORRELATION, ...NAMEPLATE, 'Chancery-Decision']);
}

function referTo(names: readonly string[]): Headers {
  const unknown = names.find((name) => !Object.hasOwn(HEADERS, name));
  if (unknown !== undefined) throw new Error(`The header ${unknown} is not described: add it to headers.ts`);
  return Object.fromEntries(names.map((name) => [name, headerRef(name)]));
}

/** Headers that commands take. */
export const COMMAND_PARAMETERS: readonly Parameter[] = [
  {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'The same key again gives the first answer, for ever; with another body, 409. The ID of the command.',
    schema: { type: 'string', pattern: '^[!-"$-~]{1,150}$', examples: ['2026-11-invoice-run-17'] },
  },
  {
    name: 'Dry-Run',
    in: 'header',
    required: false,
    description: '`true`: decide, write nothing, answer as if.',
    schema: { type: 'string', enum: ['true', 'false'] },
  },
];
