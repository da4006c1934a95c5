import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { closeEngines } from '@chancery/evidence';
import { StoreBusyError } from '@chancery/event-sourcing';
import type { CommandRunner } from '@chancery/event-sourcing';
import { FixedClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import { countTokens } from './compiler/count-tokens.ts';
import { createTenant, openAuthoritiesApp } from './testing/authorities-app.ts';
import type { AuthoritiesApp } from './testing/authorities-app.ts';
import { TenantClient } from './testing/tenant-client.ts';

const clock = new FixedClock(Date.UTC(2026, 10, 23, 12));
const TERMS = '# Terms\n\n## Scope\n\nAll holdings.\n';
/** Refers to `terms` alone: no dataset is needed. */
const CIRCULAR = '# Circular\n\nWithin [scope](authority:terms#scope).\n';
const RULE = '# Retention rule\n\nWithin [scope](authority:terms#scope), as [holding H1](evidence:holdings/H1).\n';
let app: AuthoritiesApp;
let tenants = 0;

beforeAll(async () => {
  app = await openAuthoritiesApp(clock);
});
afterEach(() => void jest.restoreAllMocks());
afterAll(async () => {
  await app.close();
  await closeEngines();
  await rm(app.test.folder, { recursive: true });
  expect(app.test.errors).toEqual([]);
});

async function newTenant(): Promise<TenantClient> {
  const client = new TenantClient(app, `eu_tauthor${++tenants}` as TenantId);
  await createTenant(app.test, client.tenant);
  return client;
}

/** A tenant with the published authority `terms`. */
async function tenantWithTerms(): Promise<TenantClient> {
  const client = await newTenant();
  await client.make('terms', TERMS);
  return client;
}

/** The same with a dataset of three holdings. */
async function tenantWithSources(): Promise<TenantClient> {
  const client = await tenantWithTerms();
  await client.ingest('holdings', 'id,town\nH1,Bergen\nH2,Tromso\nH12,Bodo\n');
  return client;
}

/** Does something once, right before the next command of this type is decided. */
function beforeNext(type: string, intervene: () => Promise<unknown>): void {
  const { runner } = app.test.plane;
  const execute = runner.execute.bind(runner);
  const spy = jest
    .spyOn(runner, 'execute')
    .mockImplementation(async (...args: Parameters<CommandRunner['execute']>) => {
      if (args[2].type === type) {
        spy.mockRestore();
        await intervene();
      }
      return execute(...args);
    });
}

describe('an authority', () => {
  it('is drafted, compiled and published, and its links are pinned', async () => {
    const client = await tenantWithSources();
    const drafted = await client.draft('rule', RULE);
    expect(drafted).toMatchObject({
      status: 200,
      headers: { etag: '"1"' },
      body: { authority: 'rule', revision: 1, title: 'Retention rule', changed: true },
    });
    const compiled = await client.compile('rule');
    expect(compiled).toMatchObject({
      status: 200,
      body: {
        draftRevision: 1,
        publishable: true,
        tokenizer: 'o200k_base',
        tokens: await countTokens(RULE),
        sections: [{ anchor: 'retention-rule', line: 1 }],
        references: [
          { kind: 'authority', authority: 'terms', version: 1, anchor: 'scope', line: 3, column: 8 },
          { kind: 'evidence', dataset: 'holdings', row: 'H1', line: 3, column: 43 },
        ],
        findings: [],
      },
    });
    const published = await client.publish('rule');
    expect(published).toMatchObject({
      status: 200,
      body: {
        version: 1,
        draftRevision: 1,
        textDigest: drafted.body.textDigest,
        publishedAt: '2026-11-23T12:00:00.000Z',
      },
    });
    expect(published.body.references).toEqual(compiled.body.references);
    expect(await client.read('rule')).toMatchObject({
      status: 200,
      headers: { etag: '"1"' },
      body: {
        text: RULE,
        status: 'published',
        version: 1,
        compiledRevision: 1,
        versions: [{ version: 1, draftRevision: 1, title: 'Retention rule' }],
        updatedAt: '2026-11-23T12:00:00.000Z',
      },
    });
  });

  it('is listed by ID with its status, and only to its own tenant', async () => {
    const client = await tenantWithTerms();
    await client.draft('b_draft', '# B\n');
    await client.draft('a_broken', '# A\n\n[x](authority:none)\n');
    await client.compile('a_broken');
    await client.draft('c_compiled', '# C\n');
    await client.compile('c_compiled');
    const { items, cursor } = await client.list();
    expect(items.map(({ authority, status }) => [authority, status])).toEqual([
      ['a_broken', 'broken'],
      ['b_draft', 'draft'],
      ['c_compiled', 'compiled'],
      ['terms', 'published'],
    ]);
    expect(items[0]).toMatchObject({ title: 'A', version: null, findingCounts: { errors: 1, warnings: 0 } });
    expect(cursor).toBeNull();
    const page = await client.list('&limit=2');
    expect(page.items).toEqual(items.slice(0, 2));
    const next = await client.list(`&limit=2&after=${encodeURIComponent(page.cursor ?? '')}`);
    expect(next.items).toEqual(items.slice(2));

    const other = await newTenant();
    expect((await other.list()).items).toEqual([]);
    expect(await other.read('terms')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    await other.draft('rule', '[t](authority:terms)');
    expect((await other.compile('rule')).body.findings).toMatchObject([{ code: 'unknown-authority', candidates: [] }]);
  });

  it('survives a restart', async () => {
    const client = await tenantWithTerms();
    await client.make('rule', CIRCULAR);
    await client.draft('rule', `${CIRCULAR}\nMore.\n`);
    const before = [(await client.read('rule')).body, await client.list()];
    await app.close();
    app = await openAuthoritiesApp(clock, app.test.folder);
    const again = new TenantClient(app, client.tenant);
    expect([(await again.read('rule')).body, await again.list()]).toEqual(before);
    expect(await again.publish('rule')).toMatchObject({ status: 409, body: { code: 'not-compiled' } });
  });

  it.each([
    ['no text', {}, 'text'],
    ['an empty text', { text: '' }, 'text'],
    ['more than 512 KB', { text: 'a '.repeat(256 * 1024 + 1) }, 'text'],
    ['more than 1,000 links', { text: '<authority:a> '.repeat(1001) }, 'text'],
    ['more than 1,000 sections', { text: '# a\n'.repeat(1001) }, 'text'],
    ['another field', { text: 'a', title: 'b' }, 'title'],
  ])('is refused with %s', async (_name, body, field) => {
    const client = await newTenant();
    const reply = await client.send<object>('PUT', '/authorities/rule', body);
    expect(reply).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    expect(new Set(reply.body.errors.map((error) => error.field))).toEqual(new Set([field]));
    expect((await client.read('rule')).status).toBe(404);
  });

  it('is refused under an ID that is no slug, and where there is none', async () => {
    const client = await newTenant();
    expect(await client.draft('Rule-1', 'a')).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'authority' }] },
    });
    expect(await client.compile('none')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await client.publish('none')).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('takes a change only on the revision it is based on, where the writer says so', async () => {
    const client = await newTenant();
    expect((await client.draft('rule', 'one', { 'if-match': '"0"' })).status).toBe(200);
    expect((await client.draft('rule', 'two', { 'if-match': '"1"' })).body.revision).toBe(2);
    expect(await client.draft('rule', 'three', { 'if-match': '"1"' })).toMatchObject({
      status: 412,
      body: { code: 'revision-mismatch', facts: { basedOn: 1, revision: 2 } },
    });
    expect(await client.draft('rule', 'two', { 'if-match': '"1"' })).toMatchObject({
      status: 200,
      body: { changed: false },
    });
    expect((await client.draft('rule', 'four', { 'if-match': '*' })).body.revision).toBe(3);
    expect(await client.draft('rule', 'five', { 'if-match': 'W/"3"' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'If-Match' }] },
    });
    expect((await client.read('rule')).body.text).toBe('four');
  });
});

describe('a broken link', () => {
  it('is found with place and candidates, blocks publish, and lets it pass once mended', async () => {
    const client = await tenantWithSources();
    await client.list();
    await client.draft(
      'rule',
      '# Rule\n\n- [a](authority:trems#scope)\n- [b](authority:terms#scpoe)\n- [c](evidence:holdings/H3)\n',
    );
    const { status, body } = await client.compile('rule');
    expect(status).toBe(200);
    expect(body).toMatchObject({ publishable: false, references: [] });
    expect(body.findings).toMatchObject([
      {
        code: 'unknown-authority',
        line: 3,
        column: 3,
        candidates: [{ target: 'authority:terms#scope', title: 'Terms' }],
        fix: { replacement: 'authority:terms#scope' },
      },
      {
        code: 'missing-section',
        line: 4,
        column: 3,
        candidates: [{ target: 'authority:terms#scope', title: 'Scope' }],
      },
      { code: 'unknown-row', line: 5, column: 3 },
    ]);
    expect(body.findings[2]?.candidates.map(({ target }) => target)).toEqual(
      expect.arrayContaining(['evidence:holdings/H1', 'evidence:holdings/H2']),
    );
    const refused = await client.publish('rule');
    expect(refused).toMatchObject({ status: 422, body: { code: 'references-broken', facts: { blocking: 3 } } });
    expect(refused.body.facts.findings).toEqual(body.findings);
    expect((await client.read('rule')).body).toMatchObject({ status: 'broken', version: null });
    expect((await client.make('rule', RULE)).version).toBe(1);
  });

  it('blocks publish also when it broke after the compile', async () => {
    const client = await tenantWithTerms();
    await client.draft('rule', CIRCULAR);
    await client.compile('rule');
    await client.make('terms', '# Terms\n\n## Range\n\nAll holdings.\n');
    expect(await client.publish('rule')).toMatchObject({
      status: 422,
      body: { code: 'references-broken', facts: { findings: [{ code: 'missing-section', line: 3, column: 8 }] } },
    });
  });

  it('to a dataset that is not there names those that are', async () => {
    const client = await tenantWithSources();
    await client.list();
    await client.draft('rule', '[a](evidence:holding/H1)');
    expect((await client.compile('rule')).body.findings).toMatchObject([
      { code: 'unknown-dataset', candidates: [{ target: 'evidence:holdings/H1' }] },
    ]);
  });
});

describe('a target that changed after the compile', () => {
  it('must be compiled once more before it is published', async () => {
    const client = await tenantWithTerms();
    await client.draft('rule', CIRCULAR);
    await client.compile('rule');
    await client.make('terms', `${TERMS}\nMore of it.\n`);
    expect(await client.publish('rule')).toMatchObject({
      status: 409,
      body: { code: 'compile-outdated', facts: { changed: ['authority:terms#scope'] } },
    });
    expect((await client.compile('rule')).body.references).toMatchObject([{ version: 2 }]);
    expect((await client.publish('rule')).status).toBe(200);
  });

  it('does so for evidence too, but not when a newer batch repeats the row', async () => {
    const client = await tenantWithSources();
    await client.draft('rule', RULE);
    await client.compile('rule');
    await client.ingest('holdings', 'id,town\nH1,Bergen\nH4,Alta\n');
    expect((await client.publish('rule')).body).toMatchObject({ version: 1, references: [{}, { kind: 'evidence' }] });
    await client.draft('rule', `${RULE}\nMore.\n`);
    await client.compile('rule');
    await client.ingest('holdings', 'id,town\nH1,Narvik\n');
    expect(await client.publish('rule')).toMatchObject({
      status: 409,
      body: { code: 'compile-outdated', facts: { changed: ['evidence:holdings/H1'] } },
    });
  });
});

describe('authorities that refer to one another', () => {
  it('are published with a warning', async () => {
    const client = await newTenant();
    await client.make('a', '# A\n');
    await client.make('b', '# B\n\n[a](authority:a)\n');
    await client.make('c', '# C\n\n[b](authority:b)\n');
    await client.list();
    await client.draft('a', '# A\n\n[c](authority:c) [self](authority:a#a)\n');
    expect((await client.compile('a')).body).toMatchObject({
      publishable: true,
      findings: [
        {
          code: 'cycle',
          severity: 'warning',
          line: 3,
          column: 1,
          reason: 'These authorities refer to one another: a → c → b → a.',
        },
      ],
    });
    expect((await client.publish('a')).body).toMatchObject({ version: 2, findings: [{ code: 'cycle' }] });
  });

  it('cannot be published before what they cite', async () => {
    const client = await newTenant();
    await client.draft('a', '# A\n\n[b](authority:b)\n');
    await client.draft('b', '# B\n\n[a](authority:a)\n');
    expect((await client.compile('a')).body.findings).toMatchObject([{ code: 'unpublished-authority' }]);
    expect((await client.publish('a')).status).toBe(422);
  });
});

describe('the tokens of a compile', () => {
  async function setBudget(client: TenantClient, limit: number): Promise<void> {
    const { status } = await client.send('PUT', '/budgets/tokens/monthly', { period: 'month', limit });
    expect(status).toBe(200);
  }

  it('are charged once for what it says, and not for saying it again', async () => {
    const client = await newTenant();
    await client.draft('rule', '# Rule\n\nText.\n');
    const tokens = await countTokens('# Rule\n\nText.\n');
    await client.compile('rule');
    expect(await client.tokensUsed()).toBe(tokens);
    const again = await client.compile('rule');
    expect(again).toMatchObject({ status: 200, body: { tokens } });
    expect(again.headers['chancery-decision']).toBeUndefined();
    expect(await client.tokensUsed()).toBe(tokens);
  });

  it('stop the compile when the budget does not hold them, and nothing is recorded', async () => {
    const client = await newTenant();
    await setBudget(client, 3);
    await client.draft('rule', '# Rule\n\nMore than three tokens.\n');
    expect(await client.compile('rule')).toMatchObject({ status: 402, body: { code: 'budget-soft-stopped' } });
    expect((await client.read('rule')).body).toMatchObject({ status: 'draft', compiledRevision: null });
    await setBudget(client, 3000);
    expect((await client.compile('rule')).status).toBe(200);
  });

  it('are given back when the draft moved on meanwhile', async () => {
    const client = await newTenant();
    await client.draft('rule', '# One\n');
    beforeNext('CompileAuthority', () => client.draft('rule', '# Two\n'));
    expect(await client.compile('rule')).toMatchObject({
      status: 409,
      body: { code: 'draft-moved-on', facts: { handledRevision: 1, draftRevision: 2 } },
    });
    expect(await client.tokensUsed()).toBe(0);
  });

  it('are given back when the compile cannot be recorded, and charged once by the retry with the same key', async () => {
    const client = await newTenant();
    const text = '# One\n';
    await client.draft('rule', text);
    const key = { 'idempotency-key': 'compile-one' };
    for (let attempt = 0; attempt < 2; attempt++) {
      beforeNext('CompileAuthority', () => Promise.reject(new StoreBusyError('Shutting down')));
      expect(await client.compile('rule', key)).toMatchObject({ status: 503, body: { code: 'busy' } });
      expect(await client.tokensUsed()).toBe(0);
    }
    expect((await client.compile('rule', key)).status).toBe(200);
    expect(await client.tokensUsed()).toBe(await countTokens(text));
    expect((await client.compile('rule', key)).headers['chancery-repeated']).toBe('true');
    expect(await client.tokensUsed()).toBe(await countTokens(text));
  });

  it('are charged once when the process ended between charge and commit', async () => {
    const client = await newTenant();
    const text = '# One\n';
    await client.draft('rule', text);
    const key = { 'idempotency-key': 'compile-two' };
    const tokens = await countTokens(text);
    beforeNext('CompileAuthority', () => {
      // The process is gone: neither the commit nor the return happens.
      beforeNext('ReturnUsage', () => Promise.reject(new StoreBusyError('Gone')));
      return Promise.reject(new StoreBusyError('Gone'));
    });
    expect((await client.compile('rule', key)).status).toBe(503);
    expect(await client.tokensUsed()).toBe(tokens);
    expect((await client.compile('rule', key)).status).toBe(200);
    expect(await client.tokensUsed()).toBe(tokens);
  });

  it('are held first where the request says how many, and the rest is free again', async () => {
    const client = await newTenant();
    const text = '# Rule\n\nMore than three tokens.\n';
    const tokens = await countTokens(text);
    await client.draft('rule', text);
    const refused = await client.compile('rule', {}, `?maxTokens=${tokens - 1}`);
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'compile-exceeds-hold', facts: { tokens, maxTokens: tokens - 1 } },
    });
    expect(await client.tokensUsed()).toBe(0);
    expect((await client.read('rule')).body.compiledRevision).toBeNull();
    await setBudget(client, tokens);
    expect(await client.compile('rule', {}, `?maxTokens=${tokens + 1}`)).toMatchObject({
      status: 402,
      body: { code: 'budget-soft-stopped' },
    });
    expect((await client.compile('rule', {}, `?maxTokens=${tokens}`)).body.tokens).toBe(tokens);
    expect(await client.tokensUsed()).toBe(tokens);
    expect((await client.compile('rule', {}, '?maxTokens=0')).status).toBe(400);
  });

  it('that are held are charged once by repeats, given back, and not held by a dry run', async () => {
    const client = await newTenant();
    const text = '# One\n';
    await client.draft('rule', text);
    const tokens = await countTokens(text);
    const key = { 'idempotency-key': 'compile-held' };
    expect((await client.compile('rule', { 'dry-run': 'true' }, '?maxTokens=100')).status).toBe(200);
    beforeNext('CompileAuthority', () => Promise.reject(new StoreBusyError('Shutting down')));
    expect((await client.compile('rule', key, '?maxTokens=100')).status).toBe(503);
    expect(await client.tokensUsed()).toBe(0);
    expect((await client.compile('rule', key, '?maxTokens=100')).status).toBe(200);
    expect((await client.compile('rule', key, '?maxTokens=100')).headers['chancery-repeated']).toBe('true');
    expect(await client.tokensUsed()).toBe(tokens);
    await setBudget(client, tokens + 100);
    await client.draft('two', '# Two\n');
    expect((await client.compile('two', {}, '?maxTokens=100')).status).toBe(200);
  });

  it('are not charged by a dry run, which answers as if', async () => {
    const client = await newTenant();
    await client.draft('rule', '# Rule\n\n[x](authority:none)\n');
    const dry = await client.compile('rule', { 'dry-run': 'true' });
    expect(dry).toMatchObject({ status: 200, headers: { 'chancery-dry-run': 'true' } });
    expect(dry.body.findings).toMatchObject([{ code: 'unknown-authority' }]);
    expect(await client.tokensUsed()).toBe(0);
    expect((await client.read('rule')).body.status).toBe('draft');
  });
});

describe('the same Idempotency-Key', () => {
  it('gives the first compile’s answer, also when its links would resolve otherwise by now', async () => {
    const client = await tenantWithTerms();
    await client.draft('rule', CIRCULAR);
    const first = await client.compile('rule', { 'idempotency-key': 'c1' });
    await client.make('terms', `${TERMS}\nMore of it.\n`);
    const again = await client.compile('rule', { 'idempotency-key': 'c1' });
    expect(again).toMatchObject({ status: 200, headers: { 'chancery-repeated': 'true' } });
    expect(again.body).toEqual(first.body);
  });

  it('gives the first publish’s answer', async () => {
    const client = await tenantWithTerms();
    await client.draft('rule', CIRCULAR);
    await client.compile('rule');
    const first = await client.publish('rule', { 'idempotency-key': 'p1' });
    await client.make('terms', `${TERMS}\nMore of it.\n`);
    await client.make('rule', `${CIRCULAR}\nMore.\n`);
    const again = await client.publish('rule', { 'idempotency-key': 'p1' });
    expect(again.headers['chancery-repeated']).toBe('true');
    expect(again.body).toEqual(first.body);
    expect((await client.read('rule')).body.version).toBe(2);
  });

  it('is refused for another authority or another request', async () => {
    const client = await newTenant();
    await client.draft('one', '# One\n');
    await client.draft('two', '# Two\n');
    const key = { 'idempotency-key': 'k' };
    expect((await client.compile('one', key)).status).toBe(200);
    for (const reply of [
      await client.compile('two', key),
      await client.publish('one', key),
      await client.draft('one', 'x', key),
    ]) {
      expect(reply).toMatchObject({ status: 409, body: { code: 'command-id-reused' } });
    }
    expect((await client.read('two')).body.status).toBe('draft');
  });
});
