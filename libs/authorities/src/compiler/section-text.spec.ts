import { describe, expect, it } from '@jest/globals';
import { parseAuthority } from './parse-authority.ts';
import { sectionSpan } from './section-text.ts';

function sectionText(text: string, anchor: string, of = text): string | null {
  const span = sectionSpan(text, parseAuthority(of).sections, anchor);
  return span && text.slice(span.from, span.to);
}

describe('the text of a section', () => {
  const text = '# Rule\n\nIntro.\n\n## Scope\n\nAll.\n\n### Less\n\nSome.\n\n## Term\n\nTen.\n\n\n';

  it.each([
    ['rule', text.trimEnd()],
    ['scope', '## Scope\n\nAll.\n\n### Less\n\nSome.'],
    ['less', '### Less\n\nSome.'],
    ['term', '## Term\n\nTen.'],
  ])('goes from its heading to the next of its level: %s', (anchor, expected) => {
    expect(sectionText(text, anchor)).toBe(expected);
  });

  it.each([
    ['\uFEFF# A\n\na\n', '# A\n\na'],
    ['   # A\r\n\r\na\r\n  # B\r\n', '# A\r\n\r\na'],
    ['x\n\nA\n===\n\na\n', 'A\n===\n\na'],
  ])('is found however it is written: %j', (written, expected) => {
    expect(sectionText(written, 'a')).toBe(expected);
  });

  it('is nothing without such a section, or in another text', () => {
    expect(sectionText(text, 'none')).toBeNull();
    expect(sectionText(text.replace('All', 'None'), 'scope', text)).toBeNull();
  });
});
