import { describe, expect, it } from '@jest/globals';
import { LINK_TARGET_KINDS } from './link-target.ts';
import type { LinkTarget, LinkTargetKind } from './link-target.ts';
import { TargetIndex } from './target-index.ts';

const NOW = Date.UTC(2026, 10, 24);
const DAY = 24 * 3600 * 1000;

function target(kind: LinkTargetKind, reference: string, title: string, more: Partial<LinkTarget> = {}): LinkTarget {
  const name = kind === 'authority' ? reference : '';
  return { kind, reference, title, name, context: '', citable: true, updatedAt: NOW - 30 * DAY, ...more };
}

/** A tenant's authorities with their sections, two datasets with rows, and help. */
const TARGETS: readonly LinkTarget[] = [
  target('authority', 'terms', 'Terms'),
  target('section', 'terms#scope', 'Scope', { context: 'Terms terms' }),
  target('section', 'terms#liability', 'Liability', { context: 'Terms terms' }),
  target('authority', 'terms_of_delivery', 'Terms of delivery'),
  target('section', 'terms_of_delivery#scope', 'Scope', { context: 'Terms of delivery terms_of_delivery' }),
  target('authority', 'retention_rule', 'Retention rule'),
  target('section', 'retention_rule#exceptions', 'Exceptions', { context: 'Retention rule retention_rule' }),
  target('authority', 'detention', 'Detention of goods'),
  target('authority', 'erklaerung', 'Erklärung zur Verfügbarkeit'),
  target('authority', 'privacy_2024', 'Privacy notice 2024', { updatedAt: NOW - 700 * DAY }),
  target('authority', 'privacy_2026', 'Privacy notice 2026', { updatedAt: NOW - DAY }),
  target('authority', 'audit_draft', 'Audit plan', { citable: false }),
  target('authority', 'audit_final', 'Audit plan'),
  target('dataset', 'holdings', 'holdings', { context: 'id town' }),
  target('row', 'holdings/H007', 'H007', { context: 'holdings Bergen Bryggen 7' }),
  target('row', 'holdings/H070', 'H070', { context: 'holdings Tromsø' }),
  target('row', 'invoices/H007', 'H007', { context: 'invoices Narvik' }),
  target('help', 'help/budgets', 'How budgets work', { context: 'limit override' }),
];

const index = new TargetIndex(1_000);
index.replace(TARGETS.map((one) => ({ group: one.reference, targets: [one] })));

function find(text: string, kinds: readonly LinkTargetKind[] = LINK_TARGET_KINDS): readonly string[] {
  return index.search({ text, kinds, limit: 10, now: NOW }).map((found) => found.target.reference);
}

describe('the ranking of the link picker', () => {
  it.each([
    ['the whole title before longer ones', 'terms', 'terms'],
    ['an ID', 'terms_of_delivery', 'terms_of_delivery'],
    ['the beginning of a word', 'ret', 'retention_rule'],
    ['beginnings of several words', 'ter del', 'terms_of_delivery'],
    ['words in any order', 'delivery terms', 'terms_of_delivery'],
    ['a section by its authority', 'terms scope', 'terms#scope'],
    ['a section by its authority’s beginning', 'retention exc', 'retention_rule#exceptions'],
    ['exchanged letters', 'temrs', 'terms'],
    ['exchanged letters in a long word', 'retnetion', 'retention_rule'],
    ['a letter too many', 'liabillity', 'terms#liability'],
    ['a letter missing', 'excptions', 'retention_rule#exceptions'],
    ['a wrong letter', 'delibery', 'terms_of_delivery'],
    ['the spelling that is there before one like it', 'detention', 'detention'],
    ['a word without its accents', 'verfugbarkeit', 'erklaerung'],
    ['a word in capitals', 'ERKLÄRUNG', 'erklaerung'],
    ['the newer of two that fit alike', 'privacy notice', 'privacy_2026'],
    ['an older one that was named', 'privacy 2024', 'privacy_2024'],
    ['what can be cited before what cannot', 'audit plan', 'audit_final'],
    ['a dataset before its rows', 'holdings', 'holdings'],
    ['a row by its ID', 'h070', 'holdings/H070'],
    ['a row by dataset and ID', 'invoices/H007', 'invoices/H007'],
    ['a row by its cells', 'bergen', 'holdings/H007'],
    ['a row by a misspelt cell', 'bregen', 'holdings/H007'],
    ['help', 'budgets', 'help/budgets'],
  ])('puts first %s', (_what, text, first) => {
    expect(find(text)[0]).toBe(first);
  });

  it('finds nothing for words that are nowhere, and does not take short words for misspelt', () => {
    expect(find('zebra')).toEqual([]);
    expect(find('ruel terms zebra')).toEqual([]);
    expect(find('h71')).toEqual([]);
  });

  it('needs every word', () => {
    expect(find('scope delivery')).toEqual(['terms_of_delivery#scope']);
  });

  it('keeps to the kinds asked for', () => {
    expect(find('terms', ['section']).toSorted()).toEqual([
      'terms#liability',
      'terms#scope',
      'terms_of_delivery#scope',
    ]);
    expect(find('H007', ['authority', 'help'])).toEqual([]);
  });

  it('shows what was changed last where nothing is typed', () => {
    expect(find('')[0]).toBe('privacy_2026');
    expect(find('', ['row'])).toHaveLength(3);
    expect(find('  -- ')).toEqual(find(''));
  });
});

describe('the targets of a tenant', () => {
  const group = (name: string, ...titles: readonly string[]) => ({
    group: name,
    targets: titles.map((title) => target('authority', title, title)),
  });
  const search = (tenant: TargetIndex, text: string) =>
    tenant.search({ text, kinds: LINK_TARGET_KINDS, limit: 5, now: NOW }).map((found) => found.target.reference);

  it('are replaced by group', () => {
    const tenant = new TargetIndex(100);
    tenant.replace([group('one', 'alpha', 'beta'), group('two', 'gamma')]);
    tenant.replace([group('one', 'delta')]);
    expect([search(tenant, 'alpha'), search(tenant, 'delta'), search(tenant, 'gamma')]).toEqual([
      [],
      ['delta'],
      ['gamma'],
    ]);
    tenant.replace([group('one')]);
    expect([search(tenant, 'delta'), tenant.size]).toEqual([[], 1]);
  });

  it('stand as they were replaced last, also where their words are the same', () => {
    const tenant = new TargetIndex(100);
    const titled = (...updated: readonly (readonly [reference: string, updatedAt: number])[]) => ({
      group: 'one',
      targets: updated.map(([reference, updatedAt]) => target('section', reference, 'Scope', { updatedAt })),
    });
    tenant.replace([titled(['a#scope', NOW], ['b#scope', NOW - 90 * DAY])]);
    expect(search(tenant, 'scope')).toEqual(['a#scope', 'b#scope']);
    tenant.replace([titled(['a#scope', NOW - 90 * DAY], ['c#scope', NOW])]);
    expect([search(tenant, 'scope'), tenant.size]).toEqual([['c#scope', 'a#scope'], 2]);
    tenant.replace([titled(['c#scope', NOW])]);
    expect([search(tenant, 'scope'), tenant.size]).toEqual([['c#scope'], 1]);
  });

  it('are found as before when they were replaced thousands of times', () => {
    const tenant = new TargetIndex(100);
    for (let round = 0; round < 5_000; round++) tenant.replace([group('one', `alpha${round}`), group('two', 'beta')]);
    expect([search(tenant, 'alpha'), search(tenant, 'beta'), tenant.size]).toEqual([['alpha4999'], ['beta'], 2]);
  });

  it('are left out beyond the limit, and the caller is told', () => {
    const tenant = new TargetIndex(3);
    expect(tenant.replace([group('one', 'a', 'b'), group('two', 'c', 'd')])).toBe(1);
    expect(tenant.size).toBe(3);
    expect(tenant.replace([group('one')])).toBe(0);
    expect(tenant.replace([group('two', 'c', 'd')])).toBe(0);
  });

  it('are found by a title that a crowd of rows has too', () => {
    const tenant = new TargetIndex(10_000);
    const rows = Array.from({ length: 9_000 }, (_, row) =>
      target('row', `bergen/B${row}`, `Bergen${row}`, { updatedAt: NOW }),
    );
    tenant.replace([group('one', 'bergen'), { group: 'rows', targets: rows }]);
    expect(search(tenant, 'berg')).toContain('bergen');
    expect(search(tenant, 'bergen')[0]).toBe('bergen');
  });
});
