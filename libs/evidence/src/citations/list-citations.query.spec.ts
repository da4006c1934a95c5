import { describe, expect, it } from '@jest/globals';
import type { Caller } from '@chancery/platform';
import type { Citation, EvidenceSelection } from './evidence-citations.ts';
import { ListCitations, ListCitationsHandler } from './list-citations.query.ts';

const citation = (authority: string, row: string): Citation => ({
  authority,
  title: authority.toUpperCase(),
  row,
  version: 1,
  draftRevision: null,
  links: [{ line: 1, column: 2, batch: 'b1' }],
});
const all = [citation('a', 'x/1'), citation('a', 'x/2'), citation('b', 'x/1'), citation('c', 'y')];
const asked: EvidenceSelection[] = [];
const handler = new ListCitationsHandler(async (_plane, _tenant, selection) => {
  asked.push(selection);
  return all;
});
const list = (limit: number, after?: string) =>
  handler.execute(new ListCitations({} as Caller, { dataset: 'cars', rows: ['x/1'] }, limit, after));

describe('the list of citations', () => {
  it('comes in pages without a gap or a repeat', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(2, cursor ?? undefined);
      seen.push(...page.items.map(({ authority, row }) => `${authority} ${row}`));
      cursor = page.cursor;
    } while (cursor !== null);
    expect(seen).toEqual(['a x/1', 'a x/2', 'b x/1', 'c y']);
    expect(asked.at(-1)).toEqual({ dataset: 'cars', rows: ['x/1'] });
  });

  it('goes on after a citation that is gone', async () => {
    expect((await list(1, 'a/x/11')).items).toEqual([citation('a', 'x/2')]);
    expect(await list(5, 'z/z')).toEqual({ items: [], cursor: null });
  });

  it('refuses what is no cursor of it', async () => {
    await expect(list(5, 'nonsense')).rejects.toMatchObject({ code: 'validation-failed' });
  });
});
