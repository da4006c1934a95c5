import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { samplePath } from './catalogue-folder.ts';
import { BOOK_ADDED, LibraryWorkspace } from './catalogue.fixture.ts';
import { committedCatalogue } from './committed.ts';

const SAMPLE = samplePath(BOOK_ADDED);

let workspace: LibraryWorkspace;
beforeEach(() => {
  workspace = new LibraryWorkspace();
});
afterEach(() => {
  workspace.dispose();
});

function commitSample(content: string): string {
  workspace.folder.write(SAMPLE, content);
  return workspace.commit();
}

/** `[commit, content]` of each state of the sample. */
function states(base?: string): readonly (readonly [string, string])[] {
  const files = committedCatalogue(workspace.root, base) ?? [];
  return files.map(({ commit, content }) => [commit, content.toString('utf8')] as const);
}

describe('committedCatalogue', () => {
  it('gives every state of all commits before the first release', () => {
    const one = commitSample('one');
    const two = commitSample('two\nlines\n');
    const three = commitSample('three, \u00fc');
    expect(states()).toEqual([
      [one, 'one'],
      [two, 'two\nlines\n'],
      [three, 'three, \u00fc'],
    ]);
  });

  it('gives every state since the last release, and that of the release', () => {
    commitSample('before');
    commitSample('released');
    workspace.tag('v1.2.0');
    const after = commitSample('after');
    expect(states()).toEqual([
      ['v1.2.0', 'released'],
      [after, 'after'],
    ]);
  });

  it('gives a state once, of the oldest commit that has it', () => {
    const one = commitSample('same');
    const two = commitSample('other');
    commitSample('same');
    expect(states()).toEqual([
      [one, 'same'],
      [two, 'other'],
    ]);
  });

  it('looks at another commit on request', () => {
    commitSample('on the target branch');
    workspace.tag('target');
    commitSample('released');
    workspace.tag('v1.0.0');
    expect(states('target')).toEqual([
      ['v1.0.0', 'released'],
      ['target', 'on the target branch'],
    ]);
    expect(() => states('nowhere')).toThrow('git knows no commit "nowhere"');
  });

  it('looks at files of the catalogue only', () => {
    workspace.folder.write('eventstore/streams.md', 'page');
    workspace.commit();
    expect(states()).toEqual([]);
  });

  it('knows no state before the first commit', () => {
    expect(states()).toEqual([]);
  });

  it('says when there is no git', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chancery-no-git-'));
    expect(committedCatalogue(folder)).toBeNull();
    rmSync(folder, { recursive: true, force: true });
  });
});
