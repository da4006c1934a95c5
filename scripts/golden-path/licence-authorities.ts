import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../support/server.ts';

/** An authority to draft: its ID and Markdown. */
export interface AuthorityText {
  readonly id: string;
  readonly text: string;
}

/** Terms of section 1 that the other sections use; a section cites the definition of each term it uses first. */
const DEFINED_TERMS = [
  'Contributor',
  'Derivative Works',
  'Work',
  'Contribution',
  'Licensor',
  'Legal Entity',
  'Source',
  'Object',
  'You',
];

/**
 * The Apache License 2.0 (the repository's own `LICENSE`) cut into one authority per numbered section. Section 1 has
 * one Markdown section per defined term; every later section cites the terms it uses and the section before it.
 */
export function licenceAuthorities(): readonly AuthorityText[] {
  const licence = readFileSync(join(REPOSITORY, 'LICENSE'), 'utf8');
  const body = licence.slice(0, licence.indexOf('END OF TERMS AND CONDITIONS'));
  const sections = [...body.matchAll(/^ {3}(\d)\. ([^.]+)\.([\s\S]*?)(?=^ {3}\d\. |$(?![\s\S]))/gm)];
  if (sections.length !== 9) throw new Error(`LICENSE has ${sections.length} numbered sections, not 9`);
  return sections.map(([, number = '', title = '', text = '']) => ({
    id: `licence_${number}`,
    text: number === '1' ? definitions(title, text) : section(Number(number), title, text),
  }));
}

function definitions(title: string, text: string): string {
  const parts = paragraphs(text).map((paragraph) => {
    const term = /^"([^"]+)"/.exec(paragraph)?.[1];
    return term === undefined ? escaped(paragraph) : `## ${term.split('" (or')[0]}\n\n${escaped(paragraph)}`;
  });
  return `# ${title}\n\n${parts.join('\n\n')}\n`;
}

function section(number: number, title: string, text: string): string {
  const cited = new Set<string>();
  const body = paragraphs(text).map((paragraph) => cite(escaped(paragraph), cited));
  const before = `It continues [section ${number - 1}](authority:licence_${number - 1}).`;
  return `# ${title.replaceAll(/\s+/g, ' ')}\n\n${body.join('\n\n')}\n\n## Context\n\n${before}\n`;
}

/** Links the first use of each defined term in a section to its definition. */
function cite(paragraph: string, cited: Set<string>): string {
  const term = DEFINED_TERMS.find(
    (candidate) => !cited.has(candidate) && new RegExp(`\\b${candidate}\\b`).test(paragraph),
  );
  if (term === undefined) return paragraph;
  cited.add(term);
  const anchor = term.toLowerCase().replaceAll(' ', '-');
  return paragraph.replace(new RegExp(`\\b${term}\\b`), `[${term}](authority:licence_1#${anchor})`);
}

function paragraphs(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
}

/** Brackets of the licence's prose must not look like Markdown links. */
function escaped(paragraph: string): string {
  return paragraph.replaceAll('[', '\\[').replaceAll(']', '\\]');
}
