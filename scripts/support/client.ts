/** An answer of the service: its status, headers and JSON body. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface RequestOptions {
  readonly body?: unknown;
  /** A body that is not JSON, with its content type. */
  readonly raw?: { readonly contentType: string; readonly content: string | Uint8Array };
  readonly key?: string;
  readonly dryRun?: boolean;
  /** Further headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Ends waiting for the answer. */
  readonly signal?: AbortSignal;
}

/** Talks to the service with one token; to each of several replicas in turn, request by request. */
export class ApiClient {
  private readonly urls: readonly string[];
  private requests = 0;
  readonly token: string;

  constructor(url: string | readonly string[], token: string) {
    this.urls = typeof url === 'string' ? [url] : url;
    this.token = token;
  }

  private get url(): string {
    return this.urls[this.requests++ % this.urls.length] ?? '';
  }

  /** The answer whatever its status. */
  async request<T>(method: string, path: string, options: RequestOptions = {}): Promise<Answer<T>> {
    const contentType = options.raw?.contentType ?? (options.body === undefined ? null : 'application/json');
    const content = options.raw?.content ?? (options.body === undefined ? null : JSON.stringify(options.body));
    const response = await fetch(this.url + path, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(contentType === null ? {} : { 'content-type': contentType }),
        ...(options.key === undefined ? {} : { 'idempotency-key': options.key }),
        ...(options.dryRun === true ? { 'dry-run': 'true' } : {}),
        ...options.headers,
      },
      body: content as string | null,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    const text = await response.text();
    const json = /^application\/(problem\+)?json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: (json ? JSON.parse(text) : text) as T };
  }

  /** The body of a successful answer. @throws Error with the problem otherwise. */
  async ok<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
    const answer = await this.request<T>(method, path, options);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** The bytes of a successful answer. */
  async bytes(path: string): Promise<Uint8Array> {
    const response = await fetch(this.url + path, { headers: { authorization: `Bearer ${this.token}` } });
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** The bytes of an answer from `offset` on, and its status. */
  async part(path: string, offset: number): Promise<{ readonly status: number; readonly bytes: Uint8Array }> {
    const headers = { authorization: `Bearer ${this.token}`, range: `bytes=${offset}-` };
    const response = await fetch(this.url + path, { headers });
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  }
}
