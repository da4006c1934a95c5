import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { TenantId } from '@chancery/kernel';
import { startFaultyProxy } from '@chancery/testing/proxy';
import { runCli, startCli } from './run-cli.ts';
import { openTestApp } from './test-app.ts';
import type { TestApp } from './test-app.ts';

jest.setTimeout(60_000);

let app: TestApp;
let port: number;
let tenant: TenantId;
let change: (limit: number) => Promise<void>;
beforeAll(async () => {
  app = await openTestApp();
  await app.chancery.app.listen(0, '127.0.0.1');
  port = (app.server.address() as AddressInfo).port;
  const { id, base, admin } = await app.tenant();
  tenant = id as TenantId;
  // One event each.
  change = async (limit) => {
    await admin.put(`${base}/budgets/rows/monthly`, { period: 'month', limit }).expect(200);
  };
  for (let limit = 1; limit <= 6; limit++) await change(limit);
});
afterAll(() => app.close());

const environment = (at = port) => ({
  CHANCERY_URL: `http://127.0.0.1:${at}`,
  CHANCERY_TOKEN: app.administrators.eu,
});

async function stored() {
  return (await app.chancery.planes.find('eu')?.events.readTenant(tenant, 0, 1000)) ?? [];
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
const linesOf = (stdout: string) => stdout.trimEnd().split('\n');

describe('chancery tail', () => {
  it('prints what is there, once, from an entry on, and says how to go on', async () => {
    const { code, stdout, stderr } = await runCli(
      environment(),
      'tail',
      '--tenant',
      tenant,
      '--once',
      '--after',
      '3',
      '--limit',
      '2',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'To go on after this: --after 5\n' });
    expect(linesOf(stdout)).toHaveLength(2);
    expect(stdout).toMatch(/^ {5}4 {2}\d{4}-\S+Z {2}chancery\.metering\.budget-set\.v1 {2}ledger-eu_\S+ {2}\{"/);
  });

  it('prints the whole record as JSON', async () => {
    const { stdout } = await runCli(environment(), 'tail', '--tenant', tenant, '--once', '--json');
    const events = await stored();
    const printed = linesOf(stdout).map((line) => JSON.parse(line) as { entry: string; data: unknown });
    expect(printed.map(({ entry }) => Number(entry))).toEqual(events.map(({ entry }) => entry));
    expect(printed.map(({ data }) => data)).toEqual(events.map(({ bytes }) => JSON.parse(text(bytes)) as unknown));
  });

  it('prints a plane’s events to its operators', async () => {
    const first = await runCli(environment(), 'tail', '--plane', 'eu', '--once', '--limit', '3', '--json');
    const [, position = ''] = /--after (\S+)/.exec(first.stderr) ?? [];
    const rest = await runCli(environment(), 'tail', '--plane', 'eu', '--once', '--after', position, '--json');
    const all = [...linesOf(first.stdout), ...linesOf(rest.stdout)].map((line) => JSON.parse(line) as { id: string });
    const log = await app.chancery.planes.find('eu')?.events.readAll('' as never, 1000);
    expect(all.map(({ id }) => id)).toEqual(log?.events.map(({ id }) => id));
  });

  it('follows over a connection that breaks, each event once, until it is interrupted', async () => {
    const proxy = await startFaultyProxy('127.0.0.1', port);
    const tail = startCli(environment(proxy.port), 'tail', '--tenant', tenant, '--after', '1', '--json');
    const before = (await stored()).length;
    await tail.lines(before - 1);
    proxy.cut();
    await change(100);
    await tail.lines(before);
    proxy.cut();
    await change(101);
    await change(102);
    const lines = await tail.lines(before + 2);
    tail.interrupt();
    const { code, stderr, stdout } = await tail.ended;
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(
      (await stored()).slice(1).map(({ id }) => id),
    );
    expect(linesOf(stdout)).toHaveLength(lines.length);
    expect({ code, last: linesOf(stderr).at(-1) }).toEqual({
      code: 0,
      last: `To go on after this: --after ${before + 3}`,
    });
    expect(stderr).toContain('The connection was lost');
    await proxy.stop();
  });

  it.each([
    [['--tenant', 'eu_t1', '--to', 'https://example.org/hook'], 'unless --allow-host example.org'],
    [['--tenant', 'eu_tnobody', '--once'], 'The feed answered 404'],
  ])('says in a sentence why it does not: %j', async (options, why) => {
    const { code, stdout, stderr } = await runCli(environment(), 'tail', ...options);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(why);
    expect(linesOf(stderr)).toHaveLength(1);
  });
});

describe('chancery tail --to', () => {
  let server: Server;
  let received: { headers: Record<string, unknown>; body: Buffer }[];
  let answers: number[];
  let hook: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      void buffer(request).then((body) => {
        received.push({ headers: request.headers, body });
        response.writeHead(answers.shift() ?? 204, { location: 'https://example.org/' }).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    hook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  });
  afterAll(() => void server.close());

  it('replays to a webhook on this machine, byte by byte, trying again what failed', async () => {
    received = [];
    answers = [204, 500];
    const run = await runCli(environment(), 'tail', '--tenant', tenant, '--once', '--limit', '3', '--to', hook);
    expect(run.code).toBe(0);
    const events = await stored();
    const expected = [0, 1, 1, 2].map((index) => text(events[index]?.bytes ?? new Uint8Array()));
    expect(received.map(({ body }) => text(body))).toEqual(expected);
    expect(received[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'ce-specversion': '1.0',
      'ce-id': events[0]?.id,
      'ce-tenant': tenant,
      'ce-entry': '1',
    });
  });

  it('stops at an event that is not taken, and follows no redirect', async () => {
    received = [];
    answers = [204, 302, 302, 302, 302];
    const { code, stderr, stdout } = await runCli(environment(), 'tail', '--tenant', tenant, '--once', '--to', hook);
    expect(code).toBe(1);
    expect(linesOf(stdout)).toHaveLength(1);
    expect(stderr).toContain('did not take entry 2: it answered 302');
    expect(stderr).toContain('--after 1\n');
  });
});
