import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CloudEvent, HTTP } from 'cloudevents';
import type { Message } from 'cloudevents';
import { auditDefinition } from '@chancery/audit';
import { FixedClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import { tenancyDefinition } from '@chancery/tenancy';
import { openTestPlane } from '@chancery/testing/plane';
import type { TestPlane } from '@chancery/testing/plane';
import { meteringDefinition } from './metering.definition.ts';
import { openMeteringApp } from './testing/metering-app.ts';
import { createSampleTenant } from './testing/sample-tenant.ts';

const tenant = 'eu_tevents' as TenantId;
/** Monday, 12:00 in Berlin. */
const NOON = Date.parse('2026-11-23T11:00:00Z');
const clock = new FixedClock(NOON);
const EVENT = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';

let test: TestPlane;
let app: NestFastifyApplication;

beforeAll(async () => {
  test = await openTestPlane({ contexts: [tenancyDefinition, meteringDefinition, auditDefinition], clock });
  await createSampleTenant(test, tenant);
  app = await openMeteringApp(test, tenant);
});

afterAll(async () => {
  await app.close();
  await test.dispose();
  expect(test.errors).toEqual([]);
});

async function post(route: string, payload: string | object, headers: Record<string, string>) {
  const response = await app.inject({ method: 'POST', url: `/v1/tenants/${tenant}${route}`, headers, payload });
  return { status: response.statusCode, headers: response.headers, body: response.json<Record<string, unknown>>() };
}

const send = (route: string, event: object, headers: Record<string, string> = {}) =>
  post(route, JSON.stringify(event), { 'content-type': EVENT, ...headers });
/** As the public library of CloudEvents sends it. */
const sendMessage = (route: string, { headers, body }: Message) =>
  post(route, body as string, headers as Record<string, string>);
const usedOf = async (meter: string) => {
  const { body } = await app
    .inject({ method: 'GET', url: `/v1/tenants/${tenant}/ledgers/${meter}` })
    .then((response) => ({ body: response.json<{ used: { day: number } }>() }));
  return body.used.day;
};
const event = (given: object = {}) => ({
  specversion: '1.0',
  id: 'event-1',
  source: '/printers/7',
  type: 'com.example.page.printed',
  subject: 'pages',
  time: '2026-11-23T10:59:00Z',
  data: { quantity: 5 },
  ...given,
});

describe('a CloudEvent on the usage routes', () => {
  it('is consumed in structured mode, once for its source and id', async () => {
    const first = await send('/usage/consume', event());
    expect(first).toMatchObject({ status: 200, body: { meter: 'pages', quantity: 5, accepted: true } });
    expect((await send('/usage/consume', event())).headers).toHaveProperty('chancery-repeated', 'true');
    expect(await send('/usage/consume', event({ source: '/printers/8' }))).toMatchObject({ status: 200 });
    expect(await send('/usage/consume', event({ data: { quantity: 6 } }))).toMatchObject({
      status: 409,
      body: { code: 'command-id-reused' },
    });
    expect(await usedOf('pages')).toBe(10);
  });

  it('is taken as the public library sends it, in structured and in binary mode', async () => {
    const sent = new CloudEvent({ ...event({ id: 'event-2', subject: 'sdk' }), data: { quantity: 7 } });
    expect(await sendMessage('/usage/consume', HTTP.structured(sent))).toMatchObject({ status: 200 });
    const again = await sendMessage('/usage/consume', HTTP.binary(sent));
    expect(again).toMatchObject({ status: 200, body: { meter: 'sdk', quantity: 7 } });
    expect(again.headers).toHaveProperty('chancery-repeated', 'true');
    expect(await usedOf('sdk')).toBe(7);
  });

  it('is reported as of its time, within the grace', async () => {
    const late = event({ id: 'event-3', subject: 'late', time: '2026-11-22T12:00:00+01:00' });
    expect(await send('/usage/report', late)).toMatchObject({
      status: 200,
      body: { booked: [{ key: '2026-11-22', used: 5 }, { key: '2026-W47' }] },
    });
    const tooLate = event({ id: 'event-4', subject: 'late', time: '2026-11-01T12:00:00+01:00' });
    expect(await send('/usage/report', tooLate)).toMatchObject({
      status: 422,
      body: { code: 'usage-report-too-late' },
    });
    const { time: _time, ...timeless } = event({ id: 'event-5', subject: 'late' });
    expect((await send('/usage/report', timeless)).body).not.toHaveProperty('booked');
  });

  it('is checked, and held until the end in its data', async () => {
    expect(await send('/usage/check', event({ subject: 'held' }))).toMatchObject({ body: { accepted: true } });
    const endsAt = new Date(NOON + 3_600_000).toISOString();
    const held = event({ id: 'event-6', subject: 'held', type: 'chancery.usage.hold', data: { quantity: 5, endsAt } });
    expect(await send('/usage/holds', held)).toMatchObject({ status: 201, body: { quantity: 5, endsAt } });
    expect((await send('/usage/holds', held)).headers).toHaveProperty('chancery-repeated', 'true');
  });

  it('names its meter in its subject or its data', async () => {
    const { subject: _subject, ...bare } = event({ id: 'event-7', data: { meter: 'in_data', quantity: 1 } });
    expect(await send('/usage/consume', bare)).toMatchObject({ status: 200, body: { meter: 'in_data' } });
    const both = event({ id: 'event-8', subject: 'other', data: { meter: 'in_data', quantity: 1 } });
    expect(await send('/usage/consume', both)).toMatchObject({ status: 400, body: { errors: [{ field: 'subject' }] } });
  });

  it('may carry extensions and attributes that are not looked at', async () => {
    const extended = event({
      id: 'event-9',
      dataschema: 'https://example.com/page',
      traceparent: '00-a-b-01',
      floor: 3,
    });
    expect(await send('/usage/consume', extended)).toMatchObject({ status: 200 });
  });

  it.each([
    [{ specversion: '0.3' }, 'specversion'],
    [{ id: undefined }, 'id'],
    [{ id: '' }, 'id'],
    [{ source: undefined }, 'source'],
    [{ type: 5 }, 'type'],
    [{ type: 'chancery.usage.consume' }, 'type'],
    [{ subject: 'Pages' }, 'subject'],
    [{ subject: undefined }, 'data.meter'],
    [{ time: 'yesterday' }, 'time'],
    [{ time: '2026-11-23T10:59:00' }, 'time'],
    [{ datacontenttype: 'text/plain' }, 'datacontenttype'],
    [{ data: undefined }, 'data'],
    [{ data: [5] }, 'data'],
    [{ data: undefined, data_base64: 'eyJxdWFudGl0eSI6NX0=' }, 'data_base64'],
    [{ data: {} }, 'data.quantity'],
    [{ data: { quantity: '5' } }, 'data.quantity'],
    [{ data: { quantity: 5, colour: 'red' } }, 'data.colour'],
  ])('is refused with the name of the attribute that does not fit: %j', async (given, field) => {
    const before = await test.plane.events.tenantHead(tenant);
    const answer = await send('/usage/report', event({ id: 'never', ...given }));
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    const errors = answer.body['errors'] as { field: string; message: string }[];
    expect(errors.map((each) => each.field)).toContain(field);
    for (const each of errors) expect(each.message).toContain(each.field);
    expect(await test.plane.events.tenantHead(tenant)).toBe(before);
  });

  it('reads binary mode from headers: percent-encoded, quoted, and named when they do not fit', async () => {
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'ce-specversion': '1.0',
      'ce-id': 'k%C3%BChl',
      'ce-source': '"/printers/\\"9\\""',
      'ce-type': 'com.example.page.printed',
      'ce-subject': 'binary',
    };
    expect(await post('/usage/consume', '{"quantity":2}', headers)).toMatchObject({ status: 200 });
    const same = event({ id: 'kühl', source: '/printers/"9"', subject: 'binary', data: { quantity: 2 } });
    expect((await send('/usage/consume', same)).headers).toHaveProperty('chancery-repeated', 'true');
    const { 'ce-source': _source, ...without } = headers;
    expect(await post('/usage/consume', '{"quantity":2}', without)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'source' }] },
    });
  });

  it('has its own key: an Idempotency-Key beside it is refused', async () => {
    expect(await send('/usage/consume', event(), { 'idempotency-key': 'key-1' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'Idempotency-Key' }] },
    });
  });

  it('is not taken by routes that take none, nor alone by the batch, nor several by the others', async () => {
    const unsupported = { status: 415, body: { code: 'unsupported-media-type' } };
    expect(await send('/usage/corrections', event())).toMatchObject(unsupported);
    expect(await send('/usage/batch', event())).toMatchObject(unsupported);
    expect(await post('/usage/consume', JSON.stringify([event()]), { 'content-type': BATCH })).toMatchObject(
      unsupported,
    );
    expect(await post('/usage/consume', 'no JSON', { 'content-type': EVENT })).toMatchObject({ status: 400 });
  });

  it('leaves bodies of other types refused as they were', async () => {
    expect(await post('/usage/consume', 'meter,quantity', { 'content-type': 'text/plain' })).toMatchObject({
      status: 400,
    });
    const nothing = await app.inject({ method: 'POST', url: `/v1/tenants/${tenant}/usage/report` });
    expect(nothing.statusCode).toBe(400);
  });
});

describe('a batch of CloudEvents', () => {
  const sendAll = (events: unknown) => post('/usage/batch', JSON.stringify(events), { 'content-type': BATCH });
  const consumed = (id: string, quantity: number, given: object = {}) =>
    event({ id, type: 'chancery.usage.consume', subject: 'many', data: { quantity }, ...given });

  it('is decided event by event, each once for its source and id', async () => {
    const reported = consumed('many-2', 4, { type: 'chancery.usage.report', time: '2026-11-22T12:00:00+01:00' });
    const first = await sendAll([consumed('many-1', 3), reported]);
    expect(first).toMatchObject({
      status: 207,
      body: {
        accepted: 2,
        items: [
          { status: 200, kind: 'consume', quantity: 3, command: expect.stringMatching(/^ce-[0-9a-f]{64}$/) },
          { status: 200, kind: 'report', booked: [{ used: 4 }, {}] },
        ],
      },
    });
    const more = await sendAll([consumed('many-1', 3), consumed('many-3', 2)]);
    expect(more).toMatchObject({ body: { items: [{ repeated: true }, { repeated: false }] } });
    expect(await usedOf('many')).toBe(5);
  });

  it.each([
    [{}, 'body'],
    [[], 'body'],
    [[consumed('a', 1), null], '1.type'],
    [[consumed('a', 1), event()], '1.type'],
    [[consumed('a', 1), consumed('b', 0)], '1.data.quantity'],
    [[consumed('a', 1), consumed('b', 1, { subject: 'Many' })], '1.subject'],
    [[consumed('a', 1), consumed('b', 1), consumed('a', 1)], '2.id'],
  ])('is refused whole with the place of what does not fit: %#', async (events, field) => {
    const answer = await sendAll(events);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });
});
