import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TenantId } from '@chancery/kernel';
import type { EventSink, PublishedEvent } from '@chancery/publishing';
import { openKafkaSink, parseKafkaBrokers } from '@chancery/publishing/kafka';
import { engineUrl } from '@chancery/testing';
import { startBuiltCli } from '../../apps/api/e2e/run-cli.ts';
import { sampleEvents, sendUntilTaken } from './sample-events.fixture.ts';

const BROKERS = engineUrl('KAFKA_BROKERS');
const [ONE, TWO] = [`eu_t${randomUUID().slice(0, 8)}`, `eu_t${randomUUID().slice(0, 8)}`] as [TenantId, TenantId];
/** Of both tenants in turn. */
const [SENT, LATER] = [40, 10];

describe('chancery tail --brokers, as it is built', () => {
  const topic = `chancery.tests.${randomUUID()}`;
  let sink: EventSink;
  let events: readonly PublishedEvent[];
  beforeAll(async () => {
    sink = openKafkaSink({ plane: 'eu', connection: parseKafkaBrokers(BROKERS), topic, log: () => undefined });
    await sink.open();
    events = await sampleEvents([ONE, TWO], SENT + LATER);
    await sendUntilTaken(sink, events.slice(0, SENT));
    // As a publisher sends again what it does not know to have arrived.
    await sendUntilTaken(sink, events.slice(SENT / 2, SENT));
  });
  afterAll(() => sink.close());

  const tail = (...options: readonly string[]) =>
    startBuiltCli({}, 'tail', '--brokers', BROKERS, '--topic', topic, ...options);
  const idsOf = (tenant: TenantId, upTo = SENT) =>
    events.slice(0, upTo).flatMap((event) => (event.tenant === tenant ? event.id : []));
  const printed = (stdout: string) =>
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly id: string; readonly entry: string; readonly data: unknown });

  it('prints a tenant’s events once each, in order, and nothing of its own end', async () => {
    const { code, stdout, stderr } = await tail('--tenant', ONE, '--once', '--json').ended;
    // A broker that has just begun may say first that its coordinator is loading.
    expect({ code, last: stderr.trimEnd().split('\n').at(-1) }).toEqual({
      code: 0,
      last: `To go on after this: --after ${SENT / 2}`,
    });
    expect(stderr).not.toMatch(/warning/i);
    expect(printed(stdout).map(({ id }) => id)).toEqual(idsOf(ONE));
    const [first] = events;
    expect(printed(stdout)[0]?.data).toEqual(JSON.parse(Buffer.from(first?.record ?? []).toString()));
  });

  it('begins after an entry, and ends at a limit', async () => {
    const { code, stdout } = await tail('--tenant', TWO, '--after', '5', '--limit', '3', '--json').ended;
    expect(code).toBe(0);
    expect(printed(stdout).map(({ entry }) => entry)).toEqual(['6', '7', '8']);
  });

  it('prints a whole plane, each tenant in order', async () => {
    const { code, stdout, stderr } = await tail('--plane', 'eu', '--once', '--json').ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const ids = printed(stdout).map(({ id }) => id);
    expect(ids).toHaveLength(SENT);
    for (const tenant of [ONE, TWO]) {
      const own = new Set<string>(idsOf(tenant));
      expect(ids.filter((id) => own.has(id))).toEqual(idsOf(tenant));
    }
  });

  it('follows what comes, until it is interrupted', async () => {
    const following = tail('--tenant', ONE, '--json');
    await following.lines(SENT / 2);
    await sendUntilTaken(sink, events.slice(SENT));
    await following.lines((SENT + LATER) / 2);
    following.interrupt();
    const { code, stdout } = await following.ended;
    expect(code).toBe(0);
    expect(printed(stdout).map(({ id }) => id)).toEqual(idsOf(ONE, SENT + LATER));
  });

  it('says in a sentence that there is no such topic', async () => {
    const none = startBuiltCli({}, 'tail', '--brokers', BROKERS, '--topic', `${topic}.none`, '--tenant', ONE, '--once');
    const { code, stdout, stderr } = await none.ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/topic/i);
  });
});
