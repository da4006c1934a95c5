import { describe, expect, it } from '@jest/globals';
import { compiled } from './facts.fixtures.ts';
import type { World } from './facts.fixtures.ts';

const TERMS = '# Terms\n\n## Scope\n\nAll.\n';
const OTHER_TERMS = '# Terms\n\n## Scope\n\nSome.\n';

function fingerprints(text: string, world: World = {}): readonly (string | undefined)[] {
  return compiled(text, world).findings.map(({ fingerprint }) => fingerprint);
}

describe('the fingerprint of a finding', () => {
  const text = '# Rule\n\n## A\n\n[x](authority:none)\n\n## B\n\nBe.\n';

  it('stays while its section and its target stay, wherever the section moves', () => {
    expect(fingerprints(text.replace('Be.', 'Else.'))).toEqual(fingerprints(text));
    expect(fingerprints(text.replace('# Rule\n', '# Rule\n\nA preamble.\n'))).toEqual(fingerprints(text));
    expect(fingerprints(text, { published: { other: [TERMS] } })).toEqual(fingerprints(text));
  });

  it('changes with the section it stands in', () => {
    expect(fingerprints(text.replace('[x]', 'Not [x]'))).not.toEqual(fingerprints(text));
    expect(fingerprints(text.replace('authority:none', 'authority:nine'))).not.toEqual(fingerprints(text));
  });

  it('changes above the first heading with anything in the text', () => {
    const loose = '[x](authority:none)\n\n# Rule\n';
    expect(fingerprints(`${loose}More.\n`)).not.toEqual(fingerprints(loose));
  });

  it('changes with what stands at the target', () => {
    const missing = '# Rule\n\n[x](authority:terms#none)\n';
    const one = fingerprints(missing, { published: { terms: [TERMS] } });
    expect(fingerprints(missing, { published: { terms: [TERMS, TERMS] } })).toEqual(one);
    expect(fingerprints(missing, { published: { terms: [TERMS, OTHER_TERMS] } })).not.toEqual(one);
    expect(fingerprints(missing, { published: { terms: [] } })).not.toEqual(one);
    expect(fingerprints(missing)).not.toEqual(one);
  });

  it('tells a row retracted once from one retracted again', () => {
    const cites = '# Rule\n\n[x](evidence:holdings/H1)\n';
    const retracted = (batch: string): World => ({ evidence: { 'holdings/H1': { kind: 'retracted', batch } } });
    expect(fingerprints(cites, retracted('b2'))).not.toEqual(fingerprints(cites, retracted('b1')));
  });

  it('differs between findings of one section', () => {
    const two = fingerprints('# Rule\n\n[x](authority:none) [y](authority:nine)\n\n## A\n\n### A\n');
    expect(new Set(two).size).toBe(3);
  });
});
