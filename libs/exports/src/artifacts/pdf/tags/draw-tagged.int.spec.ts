import { beforeAll, describe, expect, it } from '@jest/globals';
import { getDocumentProxy } from 'unpdf';
import { AUTHORITY, plainText, STAMP } from '../../../bundle/bundle.fixtures.ts';
import type { AuthorityContent } from '../../../sources/export-content.ts';
import { nameplateToken } from '../nameplate-token.ts';
import { renderPdf } from '../render-pdf.ts';

const MARKDOWN = `# Rules

Read [the act](https://example.org/act) before ${'any other thing that is said in here, and say so in writing, '.repeat(6)}**all of it**.

#### Deep

> Quoted.
>
> - a bullet

1. First
   1. Inner
2. Second

\`\`\`
code  here
\`\`\`

***

End.
`;
const [PIN] = AUTHORITY.pins;
const RULES: AuthorityContent = {
  ...AUTHORITY,
  id: 'rules',
  title: 'Rules',
  ...plainText(MARKDOWN, [{ anchor: 'rules', title: 'Rules', line: 1 }]),
  pins: Array.from({ length: 80 }, (_, n) => ({ ...AUTHORITY, ...PIN, row: `row_${n}`, targets: [] })) as never,
  skips: [],
};

type StructureNode = { readonly role: string; readonly children: readonly (StructureNode | StructureLeaf)[] };
type StructureLeaf = { readonly type: 'content' | 'object'; readonly id: string };

/** What assistive technology is given: the elements in their order, with the text in each. */
interface Told {
  readonly role: string;
  readonly text: string;
  readonly path: readonly string[];
}

const told: Told[] = [];
/** Text of pages that no element has. */
const furniture: string[] = [];
let annotations = 0;
let linkObjects = 0;
let raw: string;

beforeAll(async () => {
  const sources = [{ kind: 'authority' as const, id: 'rules', version: 2, sha256: 'a'.repeat(64) }];
  const authorities = [AUTHORITY, RULES];
  const content = { stamp: STAMP, nameplateToken: nameplateToken(STAMP.nameplate), authorities, sources };
  const pdf = await renderPdf(content);
  raw = Buffer.from(pdf).toString('latin1');
  const document = await getDocumentProxy(pdf.slice());
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    annotations += (await page.getAnnotations()).length;
    const texts = await textsByContent(page);
    const tree = (await page.getStructTree()) as StructureNode | null;
    if (tree) tell(tree, [], texts);
    furniture.push([...texts.values()].join(''));
  }
});

/** Text of each marked content of a page, by its ID; what is no element's has IDs of its own. */
async function textsByContent(page: Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>) {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const texts = new Map<string, string>();
  const open: string[] = [];
  for (const [index, item] of items.entries()) {
    if ('str' in item) {
      const key = open.at(-1) ?? 'unmarked';
      texts.set(key, (texts.get(key) ?? '') + item.str + (item.hasEOL ? ' ' : ''));
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push((item as { readonly id?: string | null }).id ?? `artifact ${index}`);
  }
  return texts;
}

function tell(node: StructureNode, above: readonly string[], texts: Map<string, string>): void {
  const path = [...above, node.role];
  let text = '';
  for (const child of node.children) {
    if ('role' in child) {
      if (text !== '') told.push({ role: node.role, text: text.trim(), path });
      text = '';
      tell(child, path, texts);
    } else if (child.type === 'object') linkObjects++;
    else {
      text += texts.get(child.id) ?? '';
      texts.delete(child.id);
    }
  }
  if (text !== '') told.push({ role: node.role, text: text.trim(), path });
}

const textsOf = (role: string) => told.filter((each) => each.role === role).map(({ text }) => text);

describe('the structure of the PDF', () => {
  it('is there, in a document that says its language, shows its title and claims PDF/UA-1', () => {
    expect(raw).toMatch(/\/MarkInfo \d+ 0 R/);
    expect(raw).toContain('/Lang (en)');
    expect(raw).toContain('/DisplayDocTitle true');
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('holds all text but the head and foot of the pages', () => {
    for (const [index, rest] of furniture.entries()) {
      expect(rest.replaceAll(/\s+/g, ' ')).toContain(`Page ${index + 1} of ${furniture.length}`);
      expect(rest).not.toMatch(/Quoted|row_|Every|Loans/);
      expect(rest.length).toBeLessThan(400);
    }
  });

  it('has headings that skip no level, whatever the author wrote', () => {
    const levels = told.filter(({ role }) => /^H\d$/.test(role)).map(({ role }) => Number(role.slice(1)));
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(textsOf('H1')).toEqual(['Export']);
    expect(textsOf('H2')).toEqual(['Contents', 'Credit policy', 'Rules', 'Sources']);
    expect(textsOf('H4')).toContain('Deep');
  });

  it('has lists with their numbers, quotations, code and the contents', () => {
    expect(textsOf('Lbl')).toEqual(['1.', '1.', '2.']);
    expect(told.find(({ text }) => text.startsWith('Inner'))?.path.filter((role) => role === 'LI')).toHaveLength(2);
    expect(told.find(({ text }) => text.startsWith('Quoted'))?.path).toContain('BlockQuote');
    expect(textsOf('Code').join()).toContain('code here');
    const entries = told.filter(({ path }) => path.includes('TOCI')).map(({ text }) => text);
    expect(entries.join(' ')).toMatch(/^Credit policy \d+ .*Sources \d+$/);
  });

  it('has tables whose head is read once, though it is printed on every page', () => {
    const columns = told.filter(({ role, path }) => role === 'TH' && path.includes('Table')).map(({ text }) => text);
    expect(columns.filter((column) => column === 'Batch')).toHaveLength(2);
    expect(furniture.filter((rest) => rest.includes('Batch')).length).toBeGreaterThan(0);
    expect(textsOf('Caption').length).toBeGreaterThan(2);
    expect(textsOf('TD').filter((text) => text.startsWith('row_'))).toHaveLength(81);
    expect(raw).toContain('/Scope /Column');
  });

  it('has links as elements of their own, each with its annotation', () => {
    expect(textsOf('Link')).toContain('the act');
    expect(annotations).toBeGreaterThan(10);
    expect(linkObjects).toBe(annotations);
  });
});
