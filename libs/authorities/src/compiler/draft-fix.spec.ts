import { describe, expect, it } from '@jest/globals';
import { applyEdits, planFix } from './draft-fix.ts';
import type { AskedFix } from './draft-fix.ts';
import { parseAuthority } from './parse-authority.ts';

/** The text once it is fixed, or why it cannot be. */
function fixed(text: string, asked: AskedFix): string {
  const plan = planFix(asked, 'rule', text, parseAuthority(text));
  return plan.kind === 'edits' ? applyEdits(text, plan.edits) : plan.reason;
}

describe('retargeting', () => {
  const asked: AskedFix = { kind: 'retarget', target: 'authority:trems', to: 'authority:terms#scope' };

  it('changes every link to the target, however it is written, and nothing else', () => {
    const text =
      'x [a](authority:trems "t") <authority:trems>\n\n[b]: authority:trems\n\n[c](authority:trems#x) `authority:trems`\n';
    expect(fixed(text, asked)).toBe(
      'x [a](authority:terms#scope "t") <authority:terms#scope>\n\n[b]: authority:terms#scope\n\n[c](authority:trems#x) `authority:trems`\n',
    );
  });

  it('writes the destination so that Markdown reads it back', () => {
    const to = 'evidence:holdings/H(1)';
    const text = fixed('[a](authority:trems)', { ...asked, to });
    expect(text).toBe('[a](evidence:holdings/H%281%29)');
    expect(parseAuthority(text).links).toMatchObject([{ flaw: null }]);
    expect(fixed('[a](authority:trems)', { ...asked, to: 'evidence:h/\uD800' })).toBe('[a](evidence:h/\uFFFD)');
  });

  it.each([
    [{ target: 'authority:none' }, 'The draft has no link to "authority:none".'],
    [{ to: 'authority:trems' }, 'The links to "authority:trems" lead there already.'],
    [{ to: 'authority:A B' }, 'The new destination "authority:A B" names "A B", which is no authority ID'],
  ])('is refused: %j', (change, reason) => {
    expect(fixed('[a](authority:trems)', { ...asked, ...change })).toContain(reason);
  });
});

describe('restoring an anchor', () => {
  const asked: AskedFix = { kind: 'restore-anchor', target: '#range', to: '#scope' };

  it.each([
    ['## Range\n\nAll.\n', '## Range {#scope}\n\nAll.\n'],
    ['## *Range* ##\n', '## *Range* {#scope} ##\n'],
    ['Range\n-----\n', 'Range {#scope}\n-----\n'],
    ['## Reach {#range}\n', '## Reach {#scope}\n'],
    ['## Reach   {#range}   ##\n', '## Reach {#scope}   ##\n'],
  ])('gives the heading the anchor: %j', (text, expected) => {
    expect(fixed(text, asked)).toBe(expected);
    expect(parseAuthority(expected).sections[0]).toMatchObject({ anchor: 'scope' });
  });

  it('takes the text’s own links to it along', () => {
    const links =
      '[a](authority:#range) [b](authority:rule#range) [c](authority:terms#range) [d](authority:rule@1#range)';
    expect(fixed(`${links}\n\n## Range\n\n<authority:#range>\n`, asked)).toBe(
      '[a](authority:#scope) [b](authority:rule#scope) [c](authority:terms#range) [d](authority:rule@1#range)\n\n' +
        '## Range {#scope}\n\n<authority:#scope>\n',
    );
  });

  it.each([
    ['# Other\n', asked, 'The draft has no heading with the anchor "range".'],
    ['# Range\n\n# Scope\n', asked, 'The heading in line 3 has the anchor "scope" already.'],
    ['# Range\n', { ...asked, to: '#a b' }, '"a b" cannot be an anchor'],
  ] as const)('is refused: %j', (text, fix, reason) => {
    expect(fixed(text, fix)).toContain(reason);
  });
});
