import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import type { LinkTargetList } from '../contract/link-target-answers.ts';
import { createTenant, openAuthoritiesApp } from '../testing/authorities-app.ts';
import type { AuthoritiesApp } from '../testing/authorities-app.ts';
import { TenantClient } from '../testing/tenant-client.ts';
import type { HelpArticle, HelpSource } from './targets/help-targets.ts';

const NOW = Date.UTC(2026, 10, 24);
const BUDGETS: HelpArticle = {
  address: 'https://help.example/budgets#override',
  title: 'How budgets work',
  keywords: ['override', 'soft-stop'],
  publishedAt: NOW,
};

/** Help as another context would publish it. */
class Published implements HelpSource {
  asked = 0;
  failing = false;

  async articles(): Promise<readonly HelpArticle[]> {
    this.asked++;
    if (this.failing) throw new Error('The articles cannot be read');
    return [BUDGETS];
  }
}

let app: AuthoritiesApp;
let client: TenantClient;

async function open(help: HelpSource | null): Promise<void> {
  app = await openAuthoritiesApp(new FixedClock(NOW), undefined, help);
  client = new TenantClient(app, 'eu_thelped' as TenantId);
  await createTenant(app.test, client.tenant);
}
afterEach(async () => {
  await app.close();
  await rm(app.test.folder, { recursive: true });
});

function search(q: string, more = '') {
  return client.send<LinkTargetList>('GET', `/link-targets?q=${encodeURIComponent(q)}${more}`);
}

describe('where help is published', () => {
  const help = new Published();
  beforeEach(() => open(help));

  it('it is found by its title and its keywords, misspelt too, and the link to it compiles', async () => {
    for (const text of ['budgets', 'overr', 'ovreride']) {
      expect((await search(text, '&kinds=help')).body).toMatchObject({
        items: [{ kind: 'help', reference: BUDGETS.address, title: BUDGETS.title }],
        kinds: ['help'],
        complete: true,
      });
    }
    const [found] = (await search('budgets')).body.items;
    await client.draft('rule', `# Rule\n\nSee ${found?.markdown}.\n`);
    expect((await client.compile('rule')).body).toMatchObject({ publishable: true, findings: [] });
  });

  it('it is asked for once more by the search after one that failed', async () => {
    help.failing = true;
    const before = help.asked;
    expect((await search('budgets')).status).toBe(500);
    help.failing = false;
    expect((await search('budgets')).body.items).toMatchObject([{ kind: 'help' }]);
    await search('override');
    expect(help.asked - before).toBe(2);
  });
});

describe('where no help is published', () => {
  beforeEach(() => open(null));

  it('the answer does not say that help was searched', async () => {
    expect((await search('budgets')).body.kinds).toEqual(['authority', 'section', 'dataset', 'row']);
    expect((await search('budgets', '&kinds=help')).body).toMatchObject({ items: [], kinds: [] });
  });
});
