import type { Json, JsonObject } from '@chancery/kernel';
import type { CheckedBody } from '../answer-check.ts';
import type { DocumentRoute } from '../document-routes.ts';
import type { ApiExample } from './api-example.ts';

/** An example as it was sent and answered. */
export interface PlayedExample {
  readonly example: ApiExample;
  readonly route: DocumentRoute;
  readonly status: number;
  readonly request: CheckedBody | null;
  readonly answer: CheckedBody | null;
}

export interface Stage {
  readonly url: string;
  readonly operatorToken: string;
  readonly routes: ReadonlyMap<string, DocumentRoute>;
}

/** Sends the examples one after another to a service. What one kept, the next ones may name. */
export class ExamplePlayer {
  private readonly kept = new Map([['inAnHour', new Date(Date.now() + 3_600_000).toISOString()]]);
  /** Values that examples named themselves, the last of each path parameter. */
  private readonly named = new Map<string, string>();

  constructor(private readonly stage: Stage) {}

  /** @throws Error for an operation that the document does not have, and for a name that nothing kept. */
  async play(example: ApiExample): Promise<PlayedExample> {
    const route = this.stage.routes.get(example.operation);
    if (!route) throw new Error(`The document has no operation ${example.operation}`);
    const request = this.bodyOf(example);
    const response = await fetch(this.urlOf(example, route), {
      method: route.method,
      headers: {
        ...this.authorization(example),
        ...(request === null ? {} : { 'Content-Type': request.mediaType }),
        ...example.headers,
      },
      body: request === null ? null : encoded(request),
    });
    const answer = await bodyOf(response);
    this.keep(example, response, answer);
    return { example, route, status: response.status, request, answer };
  }

  /** All that the examples kept, and the values that fill paths. */
  known(): ReadonlyMap<string, string> {
    return new Map([...this.named, ...this.kept]);
  }

  private urlOf(example: ApiExample, { path, operation }: DocumentRoute): string {
    for (const [name, value] of Object.entries(example.path ?? {})) this.named.set(name, value);
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(this.resolved(example.path?.[name] ?? `$${name}`)),
    );
    const reads = operation.parameters?.some(({ name }) => name === 'minPosition') === true;
    const minPosition = reads ? this.kept.get('position') : undefined;
    const query = new URLSearchParams({ ...example.query, ...(minPosition === undefined ? {} : { minPosition }) });
    return `${this.stage.url}${filled}${query.size > 0 ? `?${query.toString()}` : ''}`;
  }

  private authorization({ as }: ApiExample): { readonly Authorization?: string } {
    if (as === 'anyone') return {};
    const token = as === 'operator' ? this.stage.operatorToken : this.resolved('$memberSecret');
    return { Authorization: `Bearer ${token}` };
  }

  private bodyOf({ body, csv, mediaType = 'application/json' }: ApiExample): CheckedBody | null {
    if (csv !== undefined) return { mediaType: 'text/csv', value: csv };
    return body === undefined ? null : { mediaType, value: this.resolvedDeep(body) };
  }

  private resolvedDeep(value: Json): Json {
    if (typeof value === 'string') return this.resolved(value);
    if (Array.isArray(value)) return value.map((item: Json) => this.resolvedDeep(item));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value as JsonObject).map(([key, item]) => [key, this.resolvedDeep(item ?? null)]),
    );
  }

  private resolved(text: string): string {
    if (!/^\$\w+$/.test(text)) return text;
    const value = this.kept.get(text.slice(1));
    if (value === undefined) throw new Error(`No example before kept ${text}`);
    return value;
  }

  private keep({ keep }: ApiExample, response: Response, answer: CheckedBody | null): void {
    const position = response.headers.get('Chancery-Position');
    if (position !== null) this.kept.set('position', position);
    for (const [name, source] of Object.entries(keep ?? {})) {
      const value = source.startsWith('header:')
        ? response.headers.get(source.slice('header:'.length))
        : source.split('.').reduce(memberOf, answer?.value);
      if (typeof value === 'string') this.kept.set(name, value);
    }
  }
}

const JSON_TYPE = /[/+]json$/;

function encoded({ mediaType, value }: CheckedBody): string {
  return JSON_TYPE.test(mediaType) ? JSON.stringify(value) : String(value);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as { readonly [name: string]: unknown })[name]
    : undefined;
}

async function bodyOf(response: Response): Promise<CheckedBody | null> {
  const mediaType = response.headers.get('Content-Type')?.split(';')[0]?.trim();
  const bytes = await response.arrayBuffer();
  if (mediaType === undefined || bytes.byteLength === 0) return null;
  const text = new TextDecoder().decode(bytes);
  return { mediaType, value: JSON_TYPE.test(mediaType) ? (JSON.parse(text) as unknown) : text };
}
