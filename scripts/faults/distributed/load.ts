import { isDeepStrictEqual } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer, RequestOptions } from '../../support/client.ts';
import { requestUntilAnswered } from './persistent-request.ts';
import type { LoadTenant } from './tenants.ts';

/** What the clients were told. */
export interface LoadRecord {
  /** Keys of commands that were accepted, by tenant. */
  readonly accepted: ReadonlyMap<string, ReadonlySet<string>>;
  /** Same key again, another answer. */
  readonly changedAnswers: readonly string[];
  /** Answers that none of the requests should get. */
  readonly unexpected: readonly string[];
  /** Outages that were not answered as such: an error that is no 503, or a 503 that does not say when to come back. */
  readonly dishonest: readonly string[];
  /** Rows of evidence that were accepted, by tenant. */
  readonly rows: ReadonlyMap<string, number>;
  /** Charges granted under each capped meter, and its cap. */
  readonly capped: readonly { readonly meter: string; readonly cap: number; readonly granted: number }[];
}

const CAP = 60;
const TRIES_PER_CAP = 120;
const CLIENTS_PER_CAP = 8;
const AUTHORITIES = 5;
/** Between two requests of a client: the machine also runs all the engines. */
const PAUSE_MS = 25;
/** Every n-th round of a client also uploads evidence. */
const UPLOAD_EVERY = 15;
const ROWS_PER_UPLOAD = 3;
/** Where the evidence goes. */
export const DATASET = 'parts';
/** Every n-th accepted command is sent again. */
const REPEAT_EVERY = 7;

/** Clients that go on until they are told to end, and keep what they were answered. */
export class Load {
  private readonly accepted = new Map<string, Set<string>>();
  private readonly changedAnswers: string[] = [];
  private readonly unexpected: string[] = [];
  private readonly dishonest = new Set<string>();
  private readonly rows = new Map<string, number>();
  private readonly capped: { meter: string; cap: number; granted: number }[] = [];
  private readonly clients: Promise<void>[] = [];
  private readonly ending = new AbortController();
  private requests = 0;

  constructor(
    private readonly tenants: readonly LoadTenant[],
    /** Ends even a request that nobody answers. */
    private readonly giveUp: AbortSignal,
  ) {}

  /** One client per tenant that meters without a cap, rewrites authorities and uploads evidence. */
  start(): void {
    for (const tenant of this.tenants) {
      this.accepted.set(tenant.tenant, new Set());
      this.clients.push(this.meterAndWrite(tenant));
    }
  }

  /** More charges than a fresh meter's cap allows, from several clients at once. Resolves when all are answered. */
  async raceForCap(round: number): Promise<void> {
    const tenant = this.tenants[round % this.tenants.length];
    if (!tenant) throw new Error('The load has no tenants');
    const meter = `round_${round}`;
    const budget = { body: { period: 'month', limit: CAP, hardCap: CAP }, key: `budget-${round}` };
    await this.send(tenant, 'PUT', `/budgets/${meter}/monthly`, budget, [200, 201]);
    let granted = 0;
    const client = async (number: number) => {
      for (let attempt = number; attempt < TRIES_PER_CAP; attempt += CLIENTS_PER_CAP) {
        const charge = { body: { meter, quantity: 1 }, key: `race-${round}-${attempt}` };
        const status = await this.send(tenant, 'POST', '/usage/consume', charge, [200, 201, 402]);
        if (status < 300) granted++;
      }
    };
    await Promise.all(Array.from({ length: CLIENTS_PER_CAP }, (_, number) => client(number)));
    this.capped.push({ meter, cap: CAP, granted });
  }

  /** Lets every request under way be answered. */
  async stop(): Promise<LoadRecord> {
    this.ending.abort();
    await Promise.all(this.clients);
    const { accepted, changedAnswers, unexpected, rows, capped } = this;
    return { accepted, changedAnswers, unexpected, dishonest: [...this.dishonest], rows, capped };
  }

  get sent(): number {
    return this.requests;
  }

  private async meterAndWrite(tenant: LoadTenant): Promise<void> {
    for (let number = 1; !this.ending.signal.aborted; number++) {
      await this.send(
        tenant,
        'POST',
        '/usage/consume',
        { body: { meter: 'work', quantity: number % 5 || 1 }, key: `work-${number}` },
        [200, 201],
      );
      if (number % 4 === 0) {
        const text = `# Rule ${number % AUTHORITIES}\n\nAs it stands after ${number} changes.\n`;
        const path = `/authorities/rule_${number % AUTHORITIES}`;
        await this.send(tenant, 'PUT', path, { body: { text }, key: `text-${number}` }, [200, 201]);
      }
      if (number % UPLOAD_EVERY === 0) await this.upload(tenant, number);
      await wait(PAUSE_MS);
    }
  }

  /** Rows that no other upload has: each is another batch. */
  private async upload(tenant: LoadTenant, number: number): Promise<void> {
    const lines = Array.from({ length: ROWS_PER_UPLOAD }, (_, row) => `part ${number}-${row},${number}\n`);
    const raw = { contentType: 'text/csv', content: `name,made\n${lines.join('')}` };
    const path = `/datasets/${DATASET}/batches`;
    const status = await this.send(tenant, 'POST', path, { raw, key: `rows-${number}` }, [200, 201]);
    if (status < 300) this.rows.set(tenant.tenant, (this.rows.get(tenant.tenant) ?? 0) + ROWS_PER_UPLOAD);
  }

  private async send(
    tenant: LoadTenant,
    method: string,
    path: string,
    request: RequestOptions & { readonly key: string },
    expected: readonly number[],
  ): Promise<number> {
    const persistence = {
      giveUp: this.giveUp,
      onPassing: (answer: Answer<unknown>) => {
        const said = outageSaid(answer);
        if (said !== null) this.dishonest.add(`${method} ${path.replace(/\d+/, 'N')}: ${said}`);
      },
    };
    const ask = () => requestUntilAnswered<unknown>(tenant.api, method, `${tenant.base}${path}`, request, persistence);
    const { status, body } = await ask();
    this.requests++;
    if (!expected.includes(status)) {
      this.unexpected.push(`${method} ${path} (${request.key}): ${status} ${JSON.stringify(body)}`);
    } else if (status < 300) {
      this.accepted.get(tenant.tenant)?.add(request.key);
      if (this.requests % REPEAT_EVERY === 0) {
        const again = await ask();
        if (again.status !== status || !isDeepStrictEqual(again.body, body)) {
          this.changedAnswers.push(`${request.key}: ${JSON.stringify([body, again.body])}`);
        }
      }
    }
    return status;
  }
}

/** What is wrong with an answer to a request that could not be served; `null` when it is a 503 that says when to try again. */
function outageSaid({ status, headers, body }: Answer<unknown>): string | null {
  const honest = status === 409 || (status === 503 && /^\d+$/.test(headers.get('retry-after') ?? ''));
  return honest ? null : `${status} ${JSON.stringify(body)}`;
}
