import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import type { AuthorityDiff, VersionDetail, VersionList } from '../contract/version-answers.ts';
import { createTenant, openAuthoritiesApp } from '../testing/authorities-app.ts';
import type { AuthoritiesApp } from '../testing/authorities-app.ts';
import { TenantClient } from '../testing/tenant-client.ts';

const TEXTS = [
  '# Rule\n\n## Scope\n\nWithin [terms](authority:terms).\n',
  '# Rule\n\n## Scope\n\nWithin [terms](authority:terms#scope).\n\n## Term\n\nTen years.\n',
  '# Rule, revised\n\n## Term\n\nTwelve years.\n',
];
let app: AuthoritiesApp;
let client: TenantClient;

beforeAll(async () => {
  app = await openAuthoritiesApp(new FixedClock(Date.UTC(2026, 10, 23, 12)));
  client = new TenantClient(app, 'eu_tversions' as TenantId);
  await createTenant(app.test, client.tenant);
  await client.make('terms', '# Terms\n\n## Scope\n\nAll.\n');
  for (const text of TEXTS) await client.make('rule', text);
  await client.draft('rule', `${TEXTS[2] ?? ''}\nDraft.\n`);
});
afterAll(async () => {
  await app.close();
  await rm(app.test.folder, { recursive: true });
  expect(app.test.errors).toEqual([]);
});

async function get<T>(path: string): Promise<T> {
  const { status, body } = await client.send<T>('GET', `/authorities/${path}`);
  expect(status).toBe(200);
  return body;
}

describe('the versions of an authority', () => {
  it('are listed newest first, page by page', async () => {
    const { items, cursor } = await get<VersionList>('rule/versions');
    expect(items.map(({ version, title }) => [version, title])).toEqual([
      [3, 'Rule, revised'],
      [2, 'Rule'],
      [1, 'Rule'],
    ]);
    expect(cursor).toBeNull();
    const first = await get<VersionList>('rule/versions?limit=2');
    expect(first.items).toEqual(items.slice(0, 2));
    const next = await get<VersionList>(`rule/versions?limit=2&after=${first.cursor ?? ''}`);
    expect(next).toEqual({ items: items.slice(2), cursor: null });
    const refused = await client.send<object>('GET', '/authorities/rule/versions?after=x');
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'after' }] } });
  });

  it('are each read as they were frozen, with text and pins', async () => {
    expect(await get<VersionDetail>('rule/versions/1')).toMatchObject({
      authority: 'rule',
      version: 1,
      draftRevision: 1,
      publishedAt: '2026-11-23T12:00:00.000Z',
      text: TEXTS[0],
      sections: [{ anchor: 'rule' }, { anchor: 'scope' }],
      references: [{ authority: 'terms', version: 1, anchor: null }],
      findings: [],
    });
    const second = await get<VersionDetail>('rule/versions/2');
    expect(second).toMatchObject({ text: TEXTS[1], references: [{ anchor: 'scope' }] });
    expect(second.draftRevision).toBe(2);
  });

  it.each(['rule/versions/4', 'none/versions', 'none/versions/1', 'rule/diff?from=9', 'none/diff?from=1'])(
    'are not found: %s',
    async (path) => {
      const reply = await client.send<object>('GET', `/authorities/${path}`);
      expect(reply).toMatchObject({ status: 404, body: { code: 'not-found' } });
    },
  );

  it.each([
    'rule/versions/0',
    'rule/versions/x',
    'rule/versions/1.5',
    'rule/diff',
    'rule/diff?from=0',
    'rule/diff?from=-1',
  ])('are refused: %s', async (path) => {
    const reply = await client.send<object>('GET', `/authorities/${path}`);
    expect(reply).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
  });
});

describe('a diff', () => {
  it('says by line how one version became another, and which sections changed', async () => {
    const diff = await get<AuthorityDiff>('rule/diff?from=1&to=3');
    expect(diff).toMatchObject({
      authority: 'rule',
      from: { version: 1, draftRevision: 1, title: 'Rule' },
      to: { version: 3, draftRevision: 3, title: 'Rule, revised' },
      equal: false,
      shortest: true,
      addedLines: 3,
      removedLines: 3,
      sections: { added: ['rule-revised', 'term'], removed: ['rule', 'scope'], changed: [] },
    });
    expect(diff.hunks[0]?.lines[0]).toEqual({ kind: 'removed', text: '# Rule', fromLine: 1, toLine: null });
  });

  it('compares with the draft, unless told otherwise', async () => {
    const diff = await get<AuthorityDiff>('rule/diff?from=3');
    expect(diff).toMatchObject({
      to: { version: null, draftRevision: 4 },
      addedLines: 2,
      removedLines: 0,
      sections: { changed: ['rule-revised', 'term'] },
    });
    expect(await get<AuthorityDiff>('rule/diff?from=draft&to=draft')).toMatchObject({ equal: true, hunks: [] });
  });
});
