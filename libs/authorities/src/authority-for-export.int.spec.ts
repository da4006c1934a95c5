import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeEngines } from '@chancery/evidence';
import { FixedClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import { authorityForExport } from './authority-for-export.ts';
import { textDigest } from './compiler/text-digest.ts';
import { createTenant, openAuthoritiesApp } from './testing/authorities-app.ts';
import type { AuthoritiesApp } from './testing/authorities-app.ts';
import { TenantClient } from './testing/tenant-client.ts';

const tenant = 'eu_texportable' as TenantId;
const TERMS = '# Terms\n\n## Scope\n\nAll holdings.\n';
const RULE = '# Rule\n\n[a](authority:terms#scope) [b](evidence:holdings/H1)\n';
let app: AuthoritiesApp;
let client: TenantClient;

beforeAll(async () => {
  app = await openAuthoritiesApp(new FixedClock(Date.UTC(2026, 10, 23, 12)));
  await createTenant(app.test, tenant);
  client = new TenantClient(app, tenant);
  await client.ingest('holdings', 'id,town\nH1,Bergen\n');
  await client.make('terms', TERMS);
});
afterAll(async () => {
  await app.close();
  await closeEngines();
  await rm(app.test.folder, { recursive: true });
});

function forExport(authority: string) {
  return authorityForExport(app.test.plane, tenant, authority);
}

describe('an authority for an export', () => {
  it('is nothing where there is none', async () => {
    await expect(forExport('nowhere')).resolves.toBeNull();
  });

  it('that was never published has no version, and the findings of its last compile', async () => {
    await client.draft('notice', '# Notice\n\n[x](authority:terms#none)\n');
    await expect(forExport('notice')).resolves.toEqual({
      authority: 'notice',
      published: null,
      findings: [],
      skipped: [],
    });
    await client.compile('notice');
    await expect(forExport('notice')).resolves.toMatchObject({
      published: null,
      findings: [{ code: 'missing-section', line: 3, column: 1 }],
    });
  });

  it('is the latest published version, whatever the draft has become', async () => {
    await client.make('rule', RULE);
    await client.draft('rule', '# Another text\n');
    const exported = await forExport('rule');
    expect(exported).toMatchObject({
      authority: 'rule',
      published: {
        title: 'Rule',
        version: 1,
        text: RULE,
        textDigest: textDigest(RULE),
        sections: [{ anchor: 'rule' }],
        references: [
          { kind: 'authority', authority: 'terms', version: 1, anchor: 'scope' },
          { kind: 'evidence', dataset: 'holdings', row: 'H1' },
        ],
      },
      findings: [],
    });
  });

  it('has warnings for what changed since, and errors for what broke', async () => {
    await client.ingest('holdings', 'id,town\nH1,Narvik\n');
    await client.make('terms', `${TERMS}\nAnd more.\n`);
    expect((await forExport('rule'))?.findings).toMatchObject([
      { code: 'suspect-link', severity: 'warning', target: 'authority:terms#scope', line: 3, column: 1 },
      { code: 'suspect-link', severity: 'warning', target: 'evidence:holdings/H1', line: 3, column: 28 },
    ]);
    await client.make('terms', '# Terms\n\n## Scopes\n\nAll holdings.\n');
    expect((await forExport('rule'))?.findings).toMatchObject([
      {
        code: 'missing-section',
        severity: 'error',
        candidates: [{ target: 'authority:terms#scopes' }],
        guidance: 'Point the link to authority:terms#scopes, or link to "terms" as a whole.',
      },
      { code: 'suspect-link' },
    ]);
  });
});
