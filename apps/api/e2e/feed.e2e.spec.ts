import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CloudEvent } from 'cloudevents';
import type { TenantId } from '@chancery/kernel';
import { FeedRefusedError, followFeed, fromJson, readFeed, TenantOrder } from '@chancery/publishing/consumer';
import type { ReceivedEvent } from '@chancery/publishing/consumer';
import { answerOf, openTestApp } from './test-app.ts';
import type { Client, TestApp } from './test-app.ts';

jest.setTimeout(60_000);

let app: TestApp;
let url: string;
beforeAll(async () => {
  app = await openTestApp();
  await app.chancery.app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
});
afterAll(() => app.close());

interface Feed {
  readonly id: TenantId;
  readonly base: string;
  readonly admin: Client;
  /** A member's token with nothing but `events:read`. */
  readonly token: string;
}

async function openTenant(): Promise<Feed> {
  const { id, base, admin } = await app.tenant();
  return { id: id as TenantId, base, admin, token: await tokenOf(admin, base, ['events:read']) };
}

async function tokenOf(admin: Client, base: string, scopes: readonly string[]): Promise<string> {
  const { body } = answerOf(await admin.post(`${base}/tokens`, { name: 'downstream', scopes }).expect(201));
  return (body as { secret: string }).secret;
}

/** Something that is recorded: one event each. */
async function happen({ admin, base }: Feed, count: number, from = 0): Promise<void> {
  for (let n = from; n < from + count; n++) {
    await admin.put(`${base}/budgets/rows/monthly`, { period: 'month', limit: 1000 + n }).expect(200);
  }
}

async function stored({ id }: Feed): Promise<readonly { readonly entry: number; readonly bytes: Uint8Array }[]> {
  const { events } = app.chancery.planes.find('eu') ?? {};
  return (await events?.readTenant(id, 0, 10_000)) ?? [];
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

describe('a tenant’s feed', () => {
  it('gives pages of CloudEvents that hold the record byte by byte', async () => {
    const feed = await openTenant();
    await happen(feed, 7);
    const events = await stored(feed);
    const response = await fetch(`${url}${feed.base}/events?after=1&limit=3`, {
      headers: { authorization: `Bearer ${feed.token}` },
    });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/x-ndjson',
      'cache-control': 'no-store',
      'chancery-as-of-entry': String(events.length),
      link: `<${feed.base}/events?after=4&limit=3>; rel="next"`,
    });
    const received = (await response.text()).trimEnd().split('\n').map(fromJson);
    expect(received.map(({ entry }) => entry)).toEqual([2, 3, 4]);
    expect(received.map(({ record }) => text(record))).toEqual(events.slice(1, 4).map(({ bytes }) => text(bytes)));
    for (const { attributes } of received) expect(new CloudEvent({ ...attributes }).validate()).toBe(true);

    const all: ReceivedEvent[] = [];
    const source = { url: `${url}${feed.base}/events`, token: feed.token };
    for await (const event of readFeed({ ...source, after: '2' })) all.push(event);
    expect(all.map(({ record }) => text(record))).toEqual(events.slice(2).map(({ bytes }) => text(bytes)));
  });

  it('is followed over lost connections while events are written, without gap or repeat', async () => {
    const feed = await openTenant();
    const writing = happen(feed, 60);
    const source = { url: `${url}${feed.base}/events`, token: feed.token };
    const order = new TenantOrder();
    let repeats = 0;
    let after = '';
    let total = 0;
    // Each connection is given up after some events; the next one goes on after the last of them.
    for (let take = 1; total < 40; take = (take % 9) + 1) {
      const ending = new AbortController();
      let taken = 0;
      for await (const event of followFeed({ ...source, after, signal: ending.signal })) {
        const outcome = await order.take(event, () => undefined);
        if (outcome === 'repeat') repeats += 1;
        after = event.attributes.entry;
        total += 1;
        if (++taken === take) break;
      }
      ending.abort();
    }
    await writing;
    const rest = followFeed({ ...source, after });
    const events = await stored(feed);
    while ((order.entries.get(feed.id) ?? 0) < events.length) {
      const next = await rest.next();
      if (next.done) throw new Error('The feed has ended');
      await order.take(next.value, () => undefined);
    }
    await rest.return();
    expect(repeats).toBe(0);
  });

  it('answers with the last entry’s successor for Last-Event-ID, whatever `after` says', async () => {
    const feed = await openTenant();
    await happen(feed, 3);
    const response = await fetch(`${url}${feed.base}/events?after=1`, {
      headers: { authorization: `Bearer ${feed.token}`, accept: 'text/event-stream', 'last-event-id': '2' },
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = response.body?.getReader();
    let body = '';
    while (!body.includes('id:')) body += text((await reader?.read())?.value ?? new Uint8Array());
    expect(body).toMatch(/^retry: 1000\n\nid: 3\ndata: \{"specversion":"1.0"/);
    await reader?.cancel();
  });

  it('is closed to those who may not read it', async () => {
    const feed = await openTenant();
    const other = await openTenant();
    const without = await tokenOf(feed.admin, feed.base, ['audit:read']);
    await app.as(without).get(`${feed.base}/events`).expect(403);
    await app.as(other.token).get(`${feed.base}/events`).expect(404);
    await app.as(feed.token).get('/v1/planes/eu/events').expect(403);
    const refused = followFeed({ url: `${url}${feed.base}/events`, token: without }).next();
    await expect(refused).rejects.toMatchObject({ name: FeedRefusedError.name, status: 403, code: 'scope-missing' });
  });

  it('refuses a place that is none, and one beyond its end', async () => {
    const feed = await openTenant();
    const head = (await stored(feed)).length;
    for (const after of ['x', '-1', String(head + 1)]) {
      const { body } = answerOf(await app.as(feed.token).get(`${feed.base}/events?after=${after}`).expect(400));
      expect(body).toMatchObject({ code: 'validation-failed', errors: [{ field: 'after' }] });
    }
    await app.as(feed.token).get(`${feed.base}/events?after=${head}`).expect(200);
  });

  it('ends when its token is revoked', async () => {
    const feed = await openTenant();
    const source = { url: `${url}${feed.base}/events`, token: feed.token };
    const following = followFeed(source);
    expect((await following.next()).done).toBe(false);
    const { body } = answerOf(await feed.admin.get(`${feed.base}/tokens`).expect(200));
    const { items } = body as { items: readonly { token: string; name: string }[] };
    const own = items.find(({ name }) => name === 'downstream');
    await feed.admin.post(`${feed.base}/tokens/${own?.token ?? ''}/revoke`, { reason: 'A test' }).expect(200);
    // What was written before may still be in hand.
    const rest = (async () => {
      for (;;) {
        const { done } = await following.next();
        if (done) return;
      }
    })();
    await sleep(1100);
    await happen(feed, 2);
    await expect(rest).rejects.toMatchObject({ status: 401 });
  });
});

describe('a plane’s feed', () => {
  it('gives operators every tenant’s events in the order of the log, page by page and live', async () => {
    const feed = await openTenant();
    await happen(feed, 2);
    const source = { url: `${url}/v1/planes/eu/events`, token: app.administrators.eu };
    const all: ReceivedEvent[] = [];
    for await (const event of readFeed(source)) all.push(event);
    const positions = all.map(({ attributes }) => attributes.position);
    expect(positions).toEqual(positions.toSorted());
    const order = new TenantOrder();
    for (const event of all) expect(await order.take(event, () => undefined)).toBe('handled');
    expect(order.entries.size).toBeGreaterThan(1);

    const following = followFeed({ ...source, after: positions.at(-3) ?? '' });
    const live = [await following.next(), await following.next()];
    await happen(feed, 1, 50);
    live.push(await following.next());
    await following.return();
    expect(live.slice(0, 2).map(({ value }) => value?.attributes.position)).toEqual(positions.slice(-2));
    expect(live[2]?.value).toMatchObject({ tenant: feed.id, entry: (await stored(feed)).length });
  });

  it('refuses positions that are none before it answers', async () => {
    const operator = app.as(app.administrators.eu);
    for (const after of ['latest', '9999999999999999']) {
      const path = `/v1/planes/eu/events?after=${after}`;
      await operator.get(path).expect(400);
      await operator.get(path).set('Accept', 'text/event-stream').expect(400);
    }
  });
});

describe('the end of the service', () => {
  it('ends live feeds, and waits for none', async () => {
    const feed = await openTenant();
    const operator = { authorization: `Bearer ${app.administrators.eu}`, accept: 'text/event-stream' };
    const feeds = await Promise.all(
      [`${url}${feed.base}/events`, `${url}/v1/planes/eu/events`].map((address) =>
        fetch(address, { headers: operator }),
      ),
    );
    const ended = Promise.all(feeds.map((response) => response.text()));
    const closed = once(app.server, 'close');
    await app.chancery.app.close();
    // Whole frames, and a clean end of the answer: not a connection that breaks.
    for (const body of await ended) expect(body).toMatch(/\n\n$/);
    await closed;
  });
});
