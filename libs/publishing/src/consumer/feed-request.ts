/** Where a feed is, and by what right it is read. */
export interface FeedSource {
  /** `<service>/v1/tenants/<tenant>/events`, or `<service>/v1/planes/<plane>/events` for operators. */
  readonly url: string;
  /** An API token with the scope `events:read`. */
  readonly token: string;
  /** Begin after this entry (of a tenant) or position (of a plane); absent: at the beginning. */
  readonly after?: string;
  readonly signal?: AbortSignal;
}

/** The feed was refused for a reason that trying again does not mend: a wrong token, scope, address or cursor. */
export class FeedRefusedError extends Error {
  override readonly name = 'FeedRefusedError';

  constructor(
    readonly status: number,
    /** The code of the error catalogue; `null` when the answer had none. */
    readonly code: string | null,
    message: string,
  ) {
    super(message);
  }
}

/** The service cannot answer now. `retryAfterMs` is what it asked to wait; 0 where it said nothing. */
export class FeedUnavailableError extends Error {
  override readonly name = 'FeedUnavailableError';

  constructor(
    message: string,
    readonly retryAfterMs: number,
  ) {
    super(message);
  }
}

/** Statuses that pass by themselves, besides all from 500 on. */
const PASSING = [408, 425, 429];

/** Asks for a feed. @throws FeedRefusedError, FeedUnavailableError, TypeError when there is no connection. */
export async function requestFeed(
  url: string,
  { token, signal }: Pick<FeedSource, 'token' | 'signal'>,
  headers: { readonly [name: string]: string },
): Promise<Response> {
  const response = await fetch(url, {
    headers: { ...headers, authorization: `Bearer ${token}` },
    ...(signal ? { signal } : {}),
  });
  if (response.ok) return response;
  const { code, detail } = await problemIn(response);
  const message = `The feed answered ${response.status}: ${detail}`;
  if (response.status < 500 && !PASSING.includes(response.status)) {
    throw new FeedRefusedError(response.status, code, message);
  }
  throw new FeedUnavailableError(message, 1000 * Number(response.headers.get('retry-after') ?? 0));
}

/** The bytes of an answer; none where it has no body. */
export function bodyOf({ body }: Response): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  return body ?? [];
}

async function problemIn(response: Response): Promise<{ readonly code: string | null; readonly detail: string }> {
  const text = await response.text().catch(() => '');
  try {
    const { code, detail } = JSON.parse(text) as { readonly code?: unknown; readonly detail?: unknown };
    return { code: typeof code === 'string' ? code : null, detail: typeof detail === 'string' ? detail : text };
  } catch {
    return { code: null, detail: text.slice(0, 200) };
  }
}
