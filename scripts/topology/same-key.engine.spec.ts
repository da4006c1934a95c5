import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFeed } from '@chancery/publishing/consumer';
import { administratorsIn } from '../support/administrators.ts';
import { ApiClient } from '../support/client.ts';
import type { RequestOptions } from '../support/client.ts';
import { openTopology } from './topology.fixture.ts';
import type { TestTopology } from './topology.fixture.ts';

const PATIENT_MS = 300_000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** What is made by one of these requests stands on a stream of its own, which no path names. */
const MADE_ONCE = [
  'tenancy.tenant-created',
  'access.token-issued',
  'metering.override-granted',
  'exports.export-built',
];

type Body = Readonly<Record<string, unknown>>;
type Request = readonly [method: string, path: string, options: RequestOptions];

describe('a request sent to two API processes at once under one Idempotency-Key', () => {
  let topology: TestTopology;
  let url: string;
  let secret: string;
  let clients: readonly ApiClient[];
  beforeAll(async () => {
    topology = await openTopology(['eu']);
    await topology.startWorker('worker', 'projector');
    const [first, second] = [await topology.startApi('api-1'), await topology.startApi('api-2')];
    url = first.url;
    secret = administratorsIn(first.process.printed).get('eu') ?? '';
    clients = [first, second, first, second].map((api) => new ApiClient(api.url, secret));
  }, PATIENT_MS);
  afterAll(() => topology.dispose(), PATIENT_MS);

  /** Sends it twice to each. @returns the one answer that all of them got. */
  const once = async (key: string, [method, path, options]: Request): Promise<Body> => {
    const answers = await Promise.all(clients.map((client) => client.request<Body>(method, path, { ...options, key })));
    expect(answers.filter(({ status }) => status >= 300).map(({ body }) => body)).toEqual([]);
    expect(new Set(answers.map(({ headers }) => headers.get('chancery-decision'))).size).toBe(1);
    // The secret of a token stands in one of the answers only.
    const [one = {}, ...others] = answers.map(({ body: { secret: _secret, ...body } }) => body);
    for (const other of others) expect(other).toEqual(one);
    return one;
  };

  it(
    'has one answer and is recorded once, whatever it asks for',
    async () => {
      const policy = { id: 'eu_only', allowedDestinations: ['eu'], validUntil: '2035-01-01T00:00:00Z' };
      const nameplate = { name: 'Fjord', legalEntity: 'Fjord AS', timeZone: 'Europe/Berlin', locale: 'de-DE', policy };
      const { tenant } = await once('create', ['POST', '/v1/planes/eu/tenants', { body: nameplate }]);
      const base = `/v1/tenants/${String(tenant)}`;
      const endsAt = new Date(Date.now() + DAY_MS).toISOString();
      const csv = { contentType: 'text/csv', content: 'id,text\nR1,one\nR2,two\n' };
      const requests: readonly Request[] = [
        ['POST', `${base}/tokens`, { body: { name: 'member', scopes: ['tenants:read'] } }],
        ['PUT', `${base}/budgets/rows/monthly`, { body: { period: 'month', limit: 100 } }],
        ['POST', `${base}/budgets/rows/overrides`, { body: { reason: 'The year ends here.', amount: 10, endsAt } }],
        ['POST', `${base}/usage/consume`, { body: { meter: 'rows', quantity: 3 } }],
        ['POST', `${base}/datasets/holdings/batches?rowKey=id`, { raw: csv }],
        ['PUT', `${base}/authorities/rule`, { body: { text: '# Rule\n\n## Scope\n\nEverything.\n' } }],
        ['POST', `${base}/authorities/rule/compile`, {}],
        ['POST', `${base}/authorities/rule/publish`, {}],
        [
          'POST',
          `${base}/exports`,
          { body: { authorities: ['rule'], datasets: ['holdings'], formats: ['csv'], destination: 'eu' } },
        ],
      ];
      for (const [index, request] of requests.entries()) await once(`key-${index}`, request);

      const streams = new Map<string, Set<string>>();
      const types: string[] = [];
      for await (const { record } of readFeed({ url: `${url}${base}/events`, token: secret })) {
        const { commandId, stream, type } = JSON.parse(Buffer.from(record).toString()) as {
          readonly [field in 'commandId' | 'stream' | 'type']: string;
        };
        types.push(type);
        streams.set(commandId, (streams.get(commandId) ?? new Set()).add(stream));
      }
      expect([...streams].filter(([, recordedOn]) => recordedOn.size > 1)).toEqual([]);
      for (const name of MADE_ONCE) {
        expect([name, types.filter((type) => type.startsWith(`chancery.${name}.v`)).length]).toEqual([name, 1]);
      }
    },
    PATIENT_MS,
  );
});
