import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { compiled } from './facts.fixtures.ts';

const LICENCE = readFileSync(new URL('../../../../LICENSE', import.meta.url), 'utf8');

/** The licence's text with its nine numbered sections as headings. */
function asMarkdown(): string {
  const terms = LICENCE.slice(0, LICENCE.indexOf('END OF TERMS AND CONDITIONS'));
  return `# Apache License\n\n${terms.replaceAll(/^ {3}(\d\. [^.]+)\.(.*)$/gm, '## $1\n\n$2').replaceAll(/^ +/gm, '')}`;
}

describe('the Apache License 2.0 as an authority', () => {
  const text = asMarkdown();

  it('has its nine numbered sections', () => {
    const { sections, findings, references } = compiled(text, { authority: 'apache' });
    expect(findings).toEqual([]);
    expect(references).toEqual([]);
    expect(sections.map(({ anchor }) => anchor)).toEqual([
      'apache-license',
      '1-definitions',
      '2-grant-of-copyright-license',
      '3-grant-of-patent-license',
      '4-redistribution',
      '5-submission-of-contributions',
      '6-trademarks',
      '7-disclaimer-of-warranty',
      '8-limitation-of-liability',
      '9-accepting-warranty-or-additional-liability',
    ]);
  });

  it('can be cited by section, and a typing error is found with what was meant', () => {
    const notice =
      '# Notice\n\nUnder [section 4](authority:apache#4-redistribution), [not 7](authority:apache#7-disclaimer).\n';
    const { references, findings } = compiled(notice, { published: { apache: [text] } });
    expect(references).toMatchObject([
      { authority: 'apache', version: 1, anchor: '4-redistribution', line: 3, column: 7 },
    ]);
    expect(findings).toMatchObject([
      {
        code: 'missing-section',
        line: 3,
        column: 55,
        candidates: [{ target: 'authority:apache#7-disclaimer-of-warranty', title: '7. Disclaimer of Warranty' }],
        fix: null,
      },
    ]);
  });
});
