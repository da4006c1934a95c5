import type { TenantId } from '@chancery/kernel';
import type {
  AuthorityDetail,
  AuthorityList,
  CompileAnswer,
  DraftAnswer,
  Finding,
  PublishAnswer,
} from '../contract/authority-answers.ts';
import type { AuthoritiesApp } from './authorities-app.ts';

export interface Reply<T> {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | string[] | number | undefined };
  readonly body: T;
}

/** A refusal as a test reads it. */
export interface Refused {
  readonly code: string;
  readonly detail: string;
  readonly facts: { readonly findings: readonly Finding[]; readonly [fact: string]: unknown };
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

type Headers = { readonly [name: string]: string };

/** One tenant over HTTP. */
export class TenantClient {
  constructor(
    readonly app: AuthoritiesApp,
    readonly tenant: TenantId,
  ) {}

  async send<T>(method: 'GET' | 'POST' | 'PUT', path: string, payload?: object | string, headers: Headers = {}) {
    const url = `/v1/tenants/${this.tenant}${path}`;
    const withBody = payload === undefined ? {} : { payload };
    const response = await this.app.http.inject({ method, url, headers, ...withBody });
    const reply: Reply<T & Refused> = {
      status: response.statusCode,
      headers: response.headers,
      body: response.json(),
    };
    return reply;
  }

  draft(authority: string, text: string, headers?: Headers): Promise<Reply<DraftAnswer & Refused>> {
    return this.send('PUT', `/authorities/${authority}`, { text }, headers);
  }

  compile(authority: string, headers?: Headers, query = ''): Promise<Reply<CompileAnswer & Refused>> {
    return this.send('POST', `/authorities/${authority}/compile${query}`, undefined, headers);
  }

  publish(authority: string, headers?: Headers): Promise<Reply<PublishAnswer & Refused>> {
    return this.send('POST', `/authorities/${authority}/publish`, undefined, headers);
  }

  read(authority: string): Promise<Reply<AuthorityDetail & Refused>> {
    return this.send('GET', `/authorities/${authority}`);
  }

  /** The list as of everything written so far. */
  async list(query = ''): Promise<AuthorityList> {
    const head = await this.app.test.plane.events.head();
    return (await this.send<AuthorityList>('GET', `/authorities?minPosition=${head}${query}`)).body;
  }

  /** Drafts, compiles and publishes; every step must be answered with 200. */
  async make(authority: string, text: string): Promise<PublishAnswer> {
    const replies = [await this.draft(authority, text), await this.compile(authority), await this.publish(authority)];
    for (const { status, body } of replies) {
      if (status !== 200) throw new Error(`${authority}: ${status} ${JSON.stringify(body)}`);
    }
    return replies[2]?.body as PublishAnswer;
  }

  async ingest(dataset: string, csv: string): Promise<void> {
    const path = `/datasets/${dataset}/batches?rowKey=id`;
    const { status, body } = await this.send('POST', path, csv, { 'content-type': 'text/csv' });
    if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  }

  /** Tokens charged this month, what was given back taken off. */
  async tokensUsed(): Promise<number> {
    const { status, body } = await this.send<{ used: { month: number } }>('GET', '/ledgers/tokens');
    return status === 404 ? 0 : body.used.month;
  }
}
