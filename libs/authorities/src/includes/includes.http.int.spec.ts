import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import { authorityForExport } from '../authority-for-export.ts';
import { countTokens } from '../compiler/count-tokens.ts';
import { textDigest } from '../compiler/text-digest.ts';
import { createTenant, openAuthoritiesApp } from '../testing/authorities-app.ts';
import type { AuthoritiesApp } from '../testing/authorities-app.ts';
import { TenantClient } from '../testing/tenant-client.ts';

const TERMS = '# Terms\n\n## Scope\n\nAll holdings.\n\n[Grant](authority:grant "include")\n\n## Term\n\nTen years.\n';
const GRANT = '# Grant\n\nNone.\n';
const RULE = '# Rule\n\nAs the terms say:\n\n[Scope](authority:terms#scope "include")\n\nSo it is.\n';
const SCOPE = '## Scope\n\nAll holdings.\n\n# Grant\n\nNone.';
let app: AuthoritiesApp;
let client: TenantClient;

beforeAll(async () => {
  app = await openAuthoritiesApp(new FixedClock(Date.UTC(2026, 10, 23, 12)));
  client = new TenantClient(app, 'eu_tincludes' as TenantId);
  await createTenant(app.test, client.tenant);
  await client.make('grant', GRANT);
  await client.make('terms', TERMS);
});
afterAll(async () => {
  await app.close();
  await rm(app.test.folder, { recursive: true });
  expect(app.test.errors).toEqual([]);
});

async function exported(authority: string) {
  const found = await authorityForExport(app.test.plane, client.tenant, authority, app.test.clock.now());
  if (!found?.published) throw new Error(`${authority} is not published`);
  return found.published;
}

describe('a quotation', () => {
  it('is pinned, counted with its text, and put in its place for exports, with all it includes itself', async () => {
    const expanded = RULE.replace('[Scope](authority:terms#scope "include")', SCOPE);
    await client.draft('rule', RULE);
    const compiled = (await client.compile('rule')).body;
    expect(compiled).toMatchObject({
      publishable: true,
      tokens: await countTokens(expanded),
      references: [{ authority: 'terms', version: 1, anchor: 'scope', include: { from: 27, to: 67 } }],
    });
    const [pin] = compiled.references;
    expect((await client.publish('rule')).status).toBe(200);
    expect((await exported('rule')).expanded).toEqual({
      text: expanded,
      // The quotation stands in line 5; what follows it moves down by the six lines it has more.
      moved: [{ from: 6, by: 6 }],
      includes: [
        {
          target: 'authority:terms#scope',
          includedBy: 'rule',
          authority: 'terms',
          version: 1,
          section: 'scope',
          textDigest: textDigest(TERMS),
          sectionDigest: pin?.kind === 'authority' ? pin.sectionDigest : '',
        },
        {
          target: 'authority:grant',
          includedBy: 'terms',
          authority: 'grant',
          version: 1,
          section: null,
          textDigest: textDigest(GRANT),
          sectionDigest: null,
        },
      ],
    });
  });

  it('keeps the version it was pinned to, whatever becomes of the authority', async () => {
    await client.make('quoting', '# Q\n\n[Grant](authority:grant "include")\n');
    await client.make('grant', '# Grant\n\nAll.\n');
    expect((await exported('quoting')).expanded.text).toBe('# Q\n\n# Grant\n\nNone.\n');
    expect((await client.compile('quoting')).body.findings).toMatchObject([{ code: 'suspect-link' }]);
    await client.publish('quoting');
    expect((await exported('quoting')).expanded.text).toBe('# Q\n\n# Grant\n\nAll.\n');
  });

  it('of authorities that quote one another ends with the versions they are pinned to', async () => {
    await client.make('a', '# A\n');
    await client.make('b', '# B\n\n[A](authority:a "include")\n');
    await client.make('a', '# A\n\n[B](authority:b "include")\n');
    expect((await exported('a')).expanded).toMatchObject({
      text: '# A\n\n# B\n\n# A\n',
      includes: [
        { authority: 'b', version: 1 },
        { authority: 'a', version: 1 },
      ],
    });
  });

  it.each([
    ['in a line of text', 'x [s](authority:terms#scope "include")', 'does not stand alone'],
    ['in a list', '- [s](authority:terms#scope "include")', 'does not stand alone'],
    ['of the own text', '# A\n\n[s](authority:#a "include")', 'would include its own text'],
  ])('is an error %s', async (_where, text, reason) => {
    await client.draft('wrong', text);
    const { findings, publishable } = (await client.compile('wrong')).body;
    expect(publishable).toBe(false);
    expect(findings).toMatchObject([{ code: 'malformed-link', severity: 'error' }]);
    expect(findings[0]?.reason).toContain(reason);
  });

  it('of too much is an error, and only the text itself is counted', async () => {
    await client.make('large', `# Large\n\n${'word '.repeat(100_000)}\n`);
    const text = '# Much\n\n[l](authority:large "include")\n\n[l](authority:large "include")\n\n'.concat(
      '[l](authority:large "include")\n\n'.repeat(3),
    );
    await client.draft('much', text);
    expect((await client.compile('much')).body).toMatchObject({
      publishable: false,
      tokens: await countTokens(text),
      findings: [{ code: 'malformed-link', line: 3, column: 1 }],
    });
    await client.draft('many', `# Many\n\n${'[g](authority:grant "include")\n\n'.repeat(201)}`);
    expect((await client.compile('many')).body.findings[0]?.reason).toContain('More than 200 texts are included');
  });
});
