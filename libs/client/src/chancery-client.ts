import createClient from 'openapi-fetch';
import type { Client, Middleware } from 'openapi-fetch';
import type { paths } from './generated/api.ts';
import { ProblemError, UnexpectedAnswerError } from './problem-error.ts';
import type { Problem } from './problem-error.ts';

export interface ChanceryClientOptions {
  /** Where the service is, for example `http://127.0.0.1:3000`. */
  readonly url: string;
  /** An API token, `chy_…`. Without one only public routes answer. */
  readonly token?: string;
  /** For tests and other transports; default: the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/**
 * The whole API, typed from its OpenAPI document: `client.GET('/v1/tenants/{tenant}', { params: { path: { tenant } } })`
 * and so on. Every request carries the token. Every command carries an Idempotency-Key (its own where one is given), so
 * that a request object can be sent again safely. A refusal is thrown as `ProblemError`.
 */
export type ChanceryClient = Client<paths> & {
  /** The plane the token belongs to; `null` without a token. */
  readonly plane: string | null;
};

/** @throws TypeError for an address that is none. */
export function createChanceryClient({ url, token, fetch }: ChanceryClientOptions): ChanceryClient {
  const client = createClient<paths>({
    baseUrl: new URL(url).href.replace(/\/$/, ''),
    ...(fetch === undefined ? {} : { fetch }),
  });
  client.use(requestHeaders(token), problemsThrown);
  return Object.assign(client, { plane: token === undefined ? null : planeOfToken(token) });
}

/** Methods that change nothing and need no key. */
const SAFE_METHODS = new Set(['GET', 'HEAD']);

function requestHeaders(token: string | undefined): Middleware {
  return {
    onRequest({ request }) {
      if (token !== undefined) request.headers.set('Authorization', `Bearer ${token}`);
      if (!SAFE_METHODS.has(request.method) && !request.headers.has('Idempotency-Key')) {
        request.headers.set('Idempotency-Key', crypto.randomUUID());
      }
      return request;
    },
  };
}

const problemsThrown: Middleware = {
  async onResponse({ request, response }) {
    if (response.ok) return;
    const text = await response.text();
    if (response.headers.get('Content-Type')?.startsWith('application/problem+json') === true) {
      throw new ProblemError(JSON.parse(text) as Problem);
    }
    throw new UnexpectedAnswerError(request.method, request.url, response.status, text);
  },
};

/** `chy_<plane>_…` */
function planeOfToken(token: string): string | null {
  return /^chy_([a-z]{2})_/.exec(token)?.[1] ?? null;
}

/**
 * The body of an answer. A refusal was thrown before, so there is one.
 * @throws ProblemError, UnexpectedAnswerError
 */
export async function bodyOf<T>(answer: Promise<{ readonly data?: T }>): Promise<T> {
  return (await answer).data as T;
}
