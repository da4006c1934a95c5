import { describe, expect, it } from '@jest/globals';
import { parseAuthority } from '../compiler/parse-authority.ts';
import { sectionChanges } from './section-changes.ts';

function changes(before: string, after: string) {
  return sectionChanges(parseAuthority(before).sections, parseAuthority(after).sections);
}

describe('changed sections', () => {
  it('are those that came, went, or read differently, and those around them', () => {
    expect(changes('# A\n\n## B\n\nb\n\n## C\n\nc\n', '# A\n\n## B\n\nchanged\n\n## D\n\nc\n')).toEqual({
      added: ['d'],
      removed: ['c'],
      changed: ['a', 'b'],
    });
    expect(changes('# A\n\n## B\n', '# A\n\n## B\n')).toEqual({ added: [], removed: [], changed: [] });
  });

  it('count every heading of an anchor that is there twice', () => {
    expect(changes('## B\n\n1\n\n## B\n\n2\n', '## B\n\n1\n\n## B\n\n3\n').changed).toEqual(['b']);
  });
});
