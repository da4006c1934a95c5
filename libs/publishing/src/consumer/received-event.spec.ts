import { describe, expect, it } from '@jest/globals';
import { CloudEvent, HTTP, Kafka } from 'cloudevents';
import { kafkaMessage } from '../adapters/kafka/kafka-message.ts';
import { structuredEvent } from '../cloud-event/structured.ts';
import { publishedEvents, tenantNo } from '../publishing.fixtures.ts';
import { fromJson } from './from-json.ts';
import { fromKafka } from './from-kafka.ts';
import { NotAnEventError } from './received-event.ts';

async function anEvent() {
  const [, second] = await publishedEvents([tenantNo(1), tenantNo(1)]);
  if (!second) throw new Error('There is no event');
  return second;
}

/** Headers as kafkajs's consumer hands them over. */
const asReceived = (headers: { readonly [name: string]: string }) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Buffer.from(value)]));

describe('a published event', () => {
  it('is had back from Kafka with its attributes and the record’s bytes', async () => {
    const event = await anEvent();
    const { key, value, headers } = kafkaMessage(event);
    expect(key).toBe('eu_t1');
    const received = fromKafka({ value, headers: asReceived(headers) });
    expect(received).toEqual({
      attributes: event.attributes,
      tenant: 'eu_t1',
      entry: 2,
      record: Buffer.from(event.record),
    });
  });

  it('is had back from the feed with its attributes and the record’s bytes', async () => {
    const event = await anEvent();
    const { attributes, tenant, entry, record } = fromJson(structuredEvent(event));
    expect({ attributes, tenant, entry }).toEqual({ attributes: event.attributes, tenant: 'eu_t1', entry: 2 });
    expect(Buffer.from(record).equals(Buffer.from(event.record))).toBe(true);
  });

  it('is a CloudEvent to the CloudEvents SDK, in both forms', async () => {
    const event = await anEvent();
    const parsed = JSON.parse(Buffer.from(event.record).toString()) as unknown;
    const { value, headers } = kafkaMessage(event);
    const message = { key: 'eu_t1', value: value.toString(), headers, body: value.toString() };
    const binary = Kafka.toEvent<unknown>(message);
    if (Array.isArray(binary)) throw new Error('One event was expected');
    expect(binary).toMatchObject({ ...event.attributes, data: parsed });
    const structured = HTTP.toEvent<Uint8Array>({
      headers: { 'content-type': 'application/cloudevents+json' },
      body: structuredEvent(event),
    });
    if (Array.isArray(structured)) throw new Error('One event was expected');
    expect(structured).toMatchObject({ ...event.attributes });
    expect(Buffer.from(structured.data_base64 ?? '', 'base64').equals(Buffer.from(event.record))).toBe(true);
    // Strict: names and values of the extensions fit the specification.
    expect(new CloudEvent({ ...event.attributes, data: parsed }).validate()).toBe(true);
  });
});

describe('what is not an event', () => {
  it('is said to be none, and why', async () => {
    const event = await anEvent();
    const { value, headers } = kafkaMessage(event);
    const { ce_tenant: _tenant, ...without } = headers;
    expect(() => fromKafka({ value, headers: without })).toThrow('no attribute "tenant"');
    expect(() => fromKafka({ value: null, headers })).toThrow('must not be compacted');
    expect(() => fromKafka({ value, headers: { ...headers, ce_entry: '0' } })).toThrow('"0" is not an entry number');
    expect(() => fromKafka({ value, headers: { ...headers, ce_specversion: '2.0' } })).toThrow('2.0 is not known');
    expect(() => fromJson('[]')).toThrow(NotAnEventError);
    expect(() => fromJson('{')).toThrow('is not JSON');
    expect(() => fromJson('{"id":"x"}')).toThrow('no data_base64');
  });
});
