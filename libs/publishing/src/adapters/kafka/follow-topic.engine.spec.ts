import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishedEvents, tenantNo } from '../../publishing.fixtures.ts';
import type { EventSink } from '../../event-sink.ts';
import { followTopic } from './follow-topic.ts';
import type { FollowTopicOptions } from './follow-topic.ts';
import { openKafkaSink } from './kafka-sink.ts';
import { openTestTopic } from './kafka.fixtures.ts';
import type { TestTopic } from './kafka.fixtures.ts';

const quiet = () => undefined;
const [ONE, TWO] = [tenantNo(1), tenantNo(2)];

let topic: TestTopic;
let sink: EventSink;
let sendRest: () => Promise<void>;
beforeAll(async () => {
  topic = await openTestTopic();
  sink = openKafkaSink({ plane: 'eu', connection: topic.connection, topic: topic.topic, log: quiet });
  await sink.open();
  const events = await publishedEvents(Array.from({ length: 2000 }, (_, index) => (index % 2 === 0 ? ONE : TWO)));
  sendRest = async () => {
    await sink.send(events.slice(1500));
  };
  await sink.send(events.slice(0, 1500));
});
afterAll(async () => {
  await sink.close();
  await topic.dispose();
});

const options = (more: Partial<FollowTopicOptions> = {}): FollowTopicOptions => ({
  connection: topic.connection,
  topic: topic.topic,
  signal: new AbortController().signal,
  log: quiet,
  ...more,
});

describe('following a topic', () => {
  it('gives what is there now, of all tenants or of one, and ends', async () => {
    const all = new Map<string, number[]>();
    for await (const { tenant, entry } of followTopic(options({ once: true }))) {
      all.set(tenant, [...(all.get(tenant) ?? []), entry]);
    }
    const upTo = Array.from({ length: 750 }, (_, index) => index + 1);
    expect(all).toEqual(
      new Map([
        [ONE, upTo],
        [TWO, upTo],
      ]),
    );
    const own: number[] = [];
    for await (const { tenant, entry } of followTopic(options({ once: true, tenant: ONE }))) {
      expect(tenant).toBe(ONE);
      own.push(entry);
    }
    expect(own).toEqual(upTo);
    const none = followTopic(options({ once: true, tenant: tenantNo(77) }));
    expect((await none.next()).done).toBe(true);
  });

  it('goes on with what comes, until it is told to end, and leaves no group behind', async () => {
    const groups = async () =>
      (await topic.admin.listGroups()).groups.filter(({ groupId }) => groupId.startsWith('chancery-follower-'));
    const before = (await groups()).length;
    const ending = new AbortController();
    const following = followTopic(options({ tenant: TWO, signal: ending.signal }));
    for (let entry = 1; entry <= 750; entry++) expect((await following.next()).value).toMatchObject({ entry });
    const next = following.next();
    await sendRest();
    expect((await next).value).toMatchObject({ tenant: TWO, entry: 751 });
    for (let entry = 752; entry <= 1000; entry++) expect((await following.next()).value).toMatchObject({ entry });
    const last = following.next();
    ending.abort();
    expect((await last).done).toBe(true);
    expect((await groups()).length).toBe(before);
  });

  it('is an error where there is no such topic', async () => {
    const following = followTopic(options({ topic: `${topic.topic}.none`, once: true }));
    await expect(following.next()).rejects.toThrow();
  });
});
