import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TenantId } from '@chancery/kernel';
import type { PublishedEvent } from '@chancery/publishing';
import { TenantOrder } from '@chancery/publishing/consumer';
import { followTopic, openKafkaSink, parseKafkaBrokers } from '@chancery/publishing/kafka';
import { selfSigned } from '@chancery/testing/eventstoredb';
import { startSecureKafka } from '../stack/secure-kafka.ts';
import type { SaslMechanism, SecureKafka } from '../stack/secure-kafka.ts';
import { sampleEvents, sendUntilTaken } from './sample-events.fixture.ts';

const START_MS = 180_000;
const EVENTS = 60;
const TENANTS = ['eu_tone', 'eu_ttwo'] as TenantId[];
const MECHANISMS: readonly SaslMechanism[] = ['plain', 'scram-sha-256', 'scram-sha-512'];

describe('a broker that asks for a user and encrypts', () => {
  let kafka: SecureKafka;
  let folder: string;
  let strangersCa: string;
  let events: readonly PublishedEvent[];
  beforeAll(async () => {
    kafka = await startSecureKafka();
    folder = await mkdtemp(join(tmpdir(), 'chancery-ca-'));
    strangersCa = join(folder, 'ca.pem');
    await writeFile(strangersCa, selfSigned().certificate);
    events = await sampleEvents(TENANTS, EVENTS);
  }, START_MS);
  afterAll(async () => {
    await kafka.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  const sinkTo = (brokers: string, topic: string, said: string[]) =>
    openKafkaSink({
      plane: 'eu',
      connection: parseKafkaBrokers(brokers),
      topic,
      log: (_level, message) => void said.push(message),
    });

  it.each(MECHANISMS)('takes events and gives them with %s', async (mechanism) => {
    const topic = `chancery.tests.${randomUUID()}`;
    const said: string[] = [];
    const sink = sinkTo(kafka.url(mechanism), topic, said);
    await sink.open();
    await sendUntilTaken(sink, events);
    await sink.close();
    const order = new TenantOrder();
    const ids = new Map<string, string[]>();
    const reading = { connection: parseKafkaBrokers(kafka.url(mechanism)), topic, once: true };
    const log = (_level: string, message: string) => void said.push(message);
    for await (const event of followTopic({ ...reading, signal: new AbortController().signal, log })) {
      await order.take(event, ({ tenant, attributes: { id } }) => {
        ids.set(tenant, [...(ids.get(tenant) ?? []), id]);
      });
    }
    for (const tenant of TENANTS) {
      expect(ids.get(tenant)).toEqual(events.filter((event) => event.tenant === tenant).map(({ id }) => id));
    }
    expect(said.join('\n')).not.toContain(kafka.password);
  });

  const strangers: readonly [string, () => string, RegExp][] = [
    [
      'another password',
      () => kafka.url('scram-sha-512').replace(encodeURIComponent(kafka.password), 'guessed'),
      /auth/i,
    ],
    [
      'another password, told as it is',
      () => kafka.url('plain').replace(encodeURIComponent(kafka.password), 'guessed'),
      /auth/i,
    ],
    ['a user it does not know', () => kafka.url('plain').replace('//publisher:', '//stranger:'), /auth/i],
    ['nobody’s name', () => `kafka://${kafka.broker}?tls=true&ca=${encodeURIComponent(kafka.ca)}`, /./],
    ['no encryption', () => kafka.broker, /./],
  ];
  it.each(strangers)('lets nobody in with %s', async (_what, brokers, why) => {
    const said: string[] = [];
    const sink = sinkTo(brokers(), `chancery.tests.${randomUUID()}`, said);
    const error = await sink.open().then(
      () => null,
      (refused: unknown) => refused,
    );
    await sink.close();
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toMatch(why);
    const told = [String(error), ...said].join('\n');
    for (const secret of [kafka.password, encodeURIComponent(kafka.password), 'guessed']) {
      expect(told).not.toContain(secret);
    }
  });

  it.each([
    [
      'signed by another authority',
      () => kafka.url('plain').replace(encodeURIComponent(kafka.ca), encodeURIComponent(strangersCa)),
    ],
    ['signed by none of the public ones', () => kafka.url('plain').replace(/&ca=.*$/, '')],
  ])('is not believed when its certificate is %s: no password is sent', async (_what, brokers) => {
    const said: string[] = [];
    const sink = sinkTo(brokers(), `chancery.tests.${randomUUID()}`, said);
    await expect(sink.open()).rejects.toThrow(/certificate|self.signed/i);
    await sink.close();
    expect(said.join('\n')).not.toContain(kafka.password);
  });
});
