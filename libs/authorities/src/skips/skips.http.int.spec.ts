import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import { authorityForExport } from '../authority-for-export.ts';
import type { Finding } from '../contract/authority-answers.ts';
import type { SkipAnswer, SkipList } from '../contract/skip-answers.ts';
import { createTenant, openAuthoritiesApp } from '../testing/authorities-app.ts';
import type { AuthoritiesApp } from '../testing/authorities-app.ts';
import { TenantClient } from '../testing/tenant-client.ts';
import type { Reply, Refused } from '../testing/tenant-client.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 23, 12);
const RULE = '# Rule\n\n## Cited\n\nAs in [the act](authority:act#one).\n\n## Rest\n\nMore.\n';
const clock = new FixedClock(START);
let app: AuthoritiesApp;
let tenants = 0;

beforeAll(async () => {
  app = await openAuthoritiesApp(clock);
});
afterAll(async () => {
  await app.close();
  await rm(app.test.folder, { recursive: true });
  expect(app.test.errors).toEqual([]);
});

/** A tenant whose `rule` is compiled and cites an act that is not there. */
async function tenantWithBrokenRule(): Promise<{ client: TenantClient; finding: Finding }> {
  clock.set(START);
  const client = new TenantClient(app, `eu_tskips${++tenants}` as TenantId);
  await createTenant(app.test, client.tenant);
  await client.draft('rule', RULE);
  const [finding] = (await client.compile('rule')).body.findings;
  if (!finding) throw new Error('No finding');
  return { client, finding };
}

function skip(
  client: TenantClient,
  { fingerprint }: Finding,
  change: object = {},
  headers?: { readonly [name: string]: string },
): Promise<Reply<SkipAnswer & Refused>> {
  const body = {
    finding: fingerprint,
    category: 'external-source',
    justification: 'The act stands in the gazette, of which we hold a copy.',
    owner: 'eu_aowner',
    expiresAt: new Date(START + DAY).toISOString(),
    ...change,
  };
  return client.send('POST', '/authorities/rule/skips', body, headers);
}

async function skips(client: TenantClient): Promise<SkipList> {
  return (await client.send<SkipList>('GET', '/authorities/rule/skips')).body;
}

function forExport(client: TenantClient) {
  return authorityForExport(app.test.plane, client.tenant, 'rule', clock.now());
}

describe('a skipped finding', () => {
  it('lets the draft be published and exported, and is printed with it', async () => {
    const { client, finding } = await tenantWithBrokenRule();
    expect((await client.publish('rule')).status).toBe(422);
    const skipped = await skip(client, finding);
    expect(skipped).toMatchObject({
      status: 201,
      body: { authority: 'rule', skip: 's1', finding: finding.fingerprint, line: 5, code: 'unknown-authority' },
    });
    expect((await client.read('rule')).body).toMatchObject({
      status: 'compiled',
      findingCounts: { errors: 0, warnings: 0, skipped: 1 },
    });
    expect((await client.list()).items[0]?.findingCounts).toEqual({ errors: 0, warnings: 0, skipped: 1 });
    expect(await client.publish('rule')).toMatchObject({
      status: 200,
      body: { version: 1, references: [], findings: [{ fingerprint: finding.fingerprint }] },
    });
    expect(await forExport(client)).toMatchObject({
      published: { version: 1 },
      findings: [],
      skipped: [
        {
          finding: { fingerprint: finding.fingerprint, line: 5 },
          skip: { skip: 's1', category: 'external-source', owner: 'eu_aowner', expiresAt: START + DAY },
        },
      ],
    });
    expect((await skips(client)).items).toMatchObject([{ skip: 's1', status: 'in-force' }]);
  });

  it('blocks again once the skip ends, is revoked, or is suspended with all of the tenant’s', async () => {
    const { client, finding } = await tenantWithBrokenRule();
    await skip(client, finding);
    await client.publish('rule');
    const blocked = { findings: [{ fingerprint: finding.fingerprint }], skipped: [] };

    const settings = (allowSkips: boolean) =>
      client.send('PUT', '/authority-settings', { allowSkips, reason: 'The review asks for it.' });
    expect(await settings(false)).toMatchObject({ status: 200, body: { allowSkips: false } });
    expect(await forExport(client)).toMatchObject(blocked);
    expect(await skips(client)).toMatchObject({ allowSkips: false, items: [{ status: 'suspended' }] });
    expect(await skip(client, finding)).toMatchObject({ status: 403, body: { code: 'skips-not-allowed' } });
    expect((await client.read('rule')).body.status).toBe('broken');
    await settings(true);
    expect(await client.send('GET', '/authority-settings')).toMatchObject({ status: 200, body: { allowSkips: true } });
    expect((await forExport(client))?.findings).toEqual([]);

    clock.advance(DAY);
    expect(await forExport(client)).toMatchObject(blocked);
    expect((await skips(client)).items).toMatchObject([{ status: 'expired' }]);
    const renewed = await skip(client, finding, { expiresAt: new Date(START + 2 * DAY).toISOString() });
    expect(renewed.body.skip).toBe('s2');
    expect((await forExport(client))?.findings).toEqual([]);
    const revoke = { reason: 'It is to be mended.' };
    const path = '/authorities/rule/skips/s2/revoke';
    expect(await client.send('POST', path, revoke)).toMatchObject({ status: 200, body: { skip: 's2', revoked: true } });
    expect(await client.send('POST', path, revoke)).toMatchObject({ status: 409, body: { code: 'skip-not-in-force' } });
    expect(await forExport(client)).toMatchObject(blocked);
    expect((await skips(client)).items).toEqual([]);
  });

  it('is not counted on by a compile that says nothing new, once it ended or the tenant allows none', async () => {
    const { client, finding } = await tenantWithBrokenRule();
    await skip(client, finding);
    const compiled = async () => {
      const { publishable, skipped } = (await client.compile('rule')).body;
      return { publishable, skipped: skipped.length };
    };
    expect(await compiled()).toEqual({ publishable: true, skipped: 1 });
    await client.send('PUT', '/authority-settings', { allowSkips: false, reason: 'The review asks for it.' });
    expect(await compiled()).toEqual({ publishable: false, skipped: 0 });
    await client.send('PUT', '/authority-settings', { allowSkips: true, reason: 'The review is over.' });
    clock.advance(DAY - 1);
    expect(await compiled()).toEqual({ publishable: true, skipped: 1 });
    clock.advance(1);
    expect(await compiled()).toEqual({ publishable: false, skipped: 0 });
    expect((await client.publish('rule')).body.code).toBe('references-broken');
  });

  it('is void when the section it stands in changes, not when another does', async () => {
    const { client, finding } = await tenantWithBrokenRule();
    await skip(client, finding);
    await client.draft('rule', RULE.replace('More.', 'Less.'));
    expect((await client.compile('rule')).body).toMatchObject({
      publishable: true,
      skipped: [{ skip: { skip: 's1' } }],
    });
    await client.draft('rule', RULE.replace('As in', 'Not as in'));
    expect((await client.compile('rule')).body).toMatchObject({ publishable: false, skipped: [] });
    expect(await client.publish('rule')).toMatchObject({ status: 422, body: { facts: { blocking: 1 } } });
    expect((await skips(client)).items).toMatchObject([{ skip: 's1', status: 'void' }]);
  });

  it('is void when its target changes: a version that was published with it cites nothing, and blocks', async () => {
    const { client, finding } = await tenantWithBrokenRule();
    await skip(client, finding);
    await client.publish('rule');
    await client.make('act', '# Act\n\n## One\n\nFirst.\n');
    expect(await forExport(client)).toMatchObject({
      findings: [{ code: 'suspect-link', severity: 'error', line: 5, target: 'authority:act#one' }],
      skipped: [],
    });
    expect((await client.publish('rule')).body.code).toBe('compile-outdated');
    expect((await client.compile('rule')).body).toMatchObject({ findings: [], references: [{ authority: 'act' }] });
    expect((await client.publish('rule')).body).toMatchObject({ version: 2, findings: [] });
    expect(await forExport(client)).toMatchObject({ findings: [], skipped: [] });
  });

  it('is skipped once by repeats under one key, and not by a dry run', async () => {
    const { client, finding } = await tenantWithBrokenRule();
    expect((await skip(client, finding, {}, { 'dry-run': 'true' })).status).toBe(201);
    expect((await skips(client)).items).toEqual([]);
    const key = { 'idempotency-key': 'skip-1' };
    const first = await skip(client, finding, {}, key);
    await client.make('act', '# Act\n\n## One\n');
    const again = await skip(client, finding, {}, key);
    expect(again).toMatchObject({ status: 201, headers: { 'chancery-repeated': 'true' } });
    expect(again.body).toEqual(first.body);
  });

  it.each([
    [404, 'finding-not-found', { finding: '0'.repeat(64) }],
    [422, 'skip-justification-too-short', { justification: 'Not now.' }],
    [422, 'skip-end-not-ahead', { expiresAt: new Date(START).toISOString() }],
    [400, 'validation-failed', { owner: 'us_aowner' }],
    [400, 'validation-failed', { owner: 'Jane Doe' }],
    [400, 'validation-failed', { category: 'whatever' }],
    [400, 'validation-failed', { expiresAt: 'tomorrow' }],
    [400, 'validation-failed', { expiresAt: '2027-W10-1T00:00:00Z' }],
    [400, 'validation-failed', { expiresAt: '2027-06-30' }],
    [400, 'validation-failed', { finding: 'x' }],
  ])('is refused with %i %s', async (status, code, change) => {
    const { client, finding } = await tenantWithBrokenRule();
    expect(await skip(client, finding, change)).toMatchObject({ status, body: { code } });
  });
});

describe('a suspect link', () => {
  it('is a finding until a person accepts what it cites now', async () => {
    clock.set(START);
    const client = new TenantClient(app, `eu_tskips${++tenants}` as TenantId);
    await createTenant(app.test, client.tenant);
    await client.make('act', '# Act\n\n## One\n\nFirst.\n');
    await client.make('rule', RULE);
    await client.make('act', '# Act\n\n## One\n\nFirst, revised.\n');
    const compiled = (await client.compile('rule')).body;
    expect(compiled).toMatchObject({ publishable: true, findings: [{ code: 'suspect-link', severity: 'warning' }] });
    await client.publish('rule');
    const [suspect] = (await forExport(client))?.findings ?? [];
    expect(suspect).toMatchObject({ code: 'suspect-link', target: 'authority:act#one' });
    expect(await skip(client, suspect as Finding)).toMatchObject({ body: { code: 'finding-does-not-block' } });

    const accept = (digest: string | undefined, target = 'authority:act#one') =>
      client.send('POST', '/authorities/rule/acceptances', { target, digest });
    expect(await accept('0'.repeat(64))).toMatchObject({
      status: 409,
      body: { code: 'target-changed', facts: { present: suspect?.targetDigest } },
    });
    expect(await accept(suspect?.targetDigest, 'authority:act')).toMatchObject({
      status: 404,
      body: { code: 'link-not-found' },
    });
    expect(await accept(suspect?.targetDigest)).toMatchObject({ status: 200, body: { changed: true } });
    expect(await accept(suspect?.targetDigest)).toMatchObject({ status: 200, body: { changed: false } });
    expect((await forExport(client))?.findings).toEqual([]);
    expect((await client.compile('rule')).body.findings).toEqual([]);
    await client.make('act', '# Act\n\n## One\n\nFirst, revised again.\n');
    expect((await client.compile('rule')).body.findings).toMatchObject([{ code: 'suspect-link' }]);
  });
});
