import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import type { FixAnswer } from '../../contract/fix-answers.ts';
import { createTenant, openAuthoritiesApp } from '../../testing/authorities-app.ts';
import type { AuthoritiesApp } from '../../testing/authorities-app.ts';
import { TenantClient } from '../../testing/tenant-client.ts';

const RULE = '# Rule\n\n[a](authority:trems#scope) [b](authority:terms@1) [c](authority:trems#scope)\n';
let app: AuthoritiesApp;
let client: TenantClient;

beforeAll(async () => {
  app = await openAuthoritiesApp(new FixedClock(Date.UTC(2026, 10, 23, 12)));
  client = new TenantClient(app, 'eu_tfixes' as TenantId);
  await createTenant(app.test, client.tenant);
  await client.make('terms', '# Terms\n\n## Scope\n\nAll.\n');
  await client.make('terms', '# Terms\n\n## Scope\n\nAll of it.\n');
});
afterAll(async () => {
  await app.close();
  await rm(app.test.folder, { recursive: true });
  expect(app.test.errors).toEqual([]);
});

function fix(authority: string, body: object, headers?: { readonly [name: string]: string }) {
  return client.send<FixAnswer>('POST', `/authorities/${authority}/fixes`, body, headers);
}

const retarget = { kind: 'retarget', target: 'authority:trems#scope', to: 'authority:terms#scope' };

describe('a fix', () => {
  it('shows in a dry run the changed text and the findings before and after, and saves nothing', async () => {
    await client.draft('dry', RULE);
    const preview = await fix('dry', retarget, { 'dry-run': 'true' });
    const text = RULE.replaceAll('trems', 'terms');
    expect(preview).toMatchObject({
      status: 200,
      headers: { 'chancery-dry-run': 'true' },
      body: {
        revision: 2,
        changed: true,
        fix: { ...retarget, edits: 2 },
        preview: {
          text,
          edits: [
            { line: 3, column: 5, before: 'authority:trems#scope', after: 'authority:terms#scope' },
            { line: 3, column: 55 },
          ],
          findingsBefore: [
            { code: 'unknown-authority', column: 1 },
            { code: 'superseded-version' },
            { code: 'unknown-authority' },
          ],
          findingsAfter: [{ code: 'superseded-version' }],
        },
      },
    });
    expect((await client.read('dry')).body).toMatchObject({ draftRevision: 1, text: RULE });
  });

  it('retargets links, pins to the latest version and restores an anchor', async () => {
    await client.draft('rule', RULE);
    const saved = await fix('rule', retarget, { 'if-match': '"1"' });
    expect(saved).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { revision: 2, preview: null } });
    const pinned = await fix('rule', { kind: 'pin-to-latest', target: 'authority:terms@1' });
    expect(pinned.body.fix).toEqual({
      kind: 'pin-to-latest',
      target: 'authority:terms@1',
      to: 'authority:terms@2',
      edits: 1,
    });
    expect((await client.compile('rule')).body).toMatchObject({ publishable: true, findings: [] });
    expect((await fix('rule', { kind: 'restore-anchor', target: '#rule', to: '#the-rule' })).status).toBe(200);
    expect((await client.read('rule')).body.text).toBe(
      '# Rule {#the-rule}\n\n[a](authority:terms#scope) [b](authority:terms@2) [c](authority:terms#scope)\n',
    );
  });

  it('is made once under one key, and refused for another body', async () => {
    await client.draft('once', RULE);
    const key = { 'idempotency-key': 'fix-1' };
    const first = await fix('once', retarget, key);
    const again = await fix('once', retarget, key);
    expect(again.headers['chancery-repeated']).toBe('true');
    expect(again.body).toEqual(first.body);
    const other = await fix('once', { kind: 'restore-anchor', target: '#rule', to: '#the-rule' }, key);
    expect(other).toMatchObject({ status: 409, body: { code: 'command-id-reused' } });
  });

  it.each([
    [422, 'fix-not-applicable', { ...retarget, target: 'authority:nothing' }],
    [422, 'fix-not-applicable', { kind: 'pin-to-latest', target: 'authority:nothing' }],
    [422, 'fix-not-applicable', { kind: 'pin-to-latest', target: 'evidence:holdings/H1' }],
    [422, 'fix-not-applicable', { kind: 'restore-anchor', target: '#none', to: '#scope' }],
    [400, 'validation-failed', { kind: 'retarget', target: 'authority:trems#scope' }],
    [400, 'validation-failed', { ...retarget, kind: 'rewrite' }],
  ])('is refused with %i %s', async (status, code, body) => {
    await client.draft('refused', RULE);
    expect(await fix('refused', body)).toMatchObject({ status, body: { code } });
  });

  it('is refused where there is no authority, and on another revision than it is meant for', async () => {
    expect(await fix('none', retarget)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    await client.draft('moved', 'one');
    await client.draft('moved', RULE);
    expect(await fix('moved', retarget, { 'if-match': '"1"' })).toMatchObject({
      status: 412,
      body: { code: 'revision-mismatch' },
    });
  });
});
