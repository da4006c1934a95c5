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

function commitSample(content: string): void {
  workspace.folder.write(SAMPLE, content);
  workspace.commit();
}

function states(base?: string): readonly (readonly [string, string, string])[] {
  const files = committedCatalogue(workspace.root, base) ?? [];
  return files.map(({ path, commit, content }) => [commit, path, content.toString('utf8')] as const);
}

describe('committedCatalogue', () => {
  it('gives every state at the last release, the last commit but one and HEAD, each once', () => {
    commitSample('released');
    workspace.tag('v1.2.0');
    commitSample('between');
    commitSample('before\nlast\n');
    commitSample('last, \u00fc');
    expect(states()).toEqual([
      ['v1.2.0', SAMPLE, 'released'],
      ['HEAD~1', SAMPLE, 'before\nlast\n'],
      ['HEAD', SAMPLE, 'last, \u00fc'],
    ]);
  });

  it('gives a state that did not change once', () => {
    commitSample('same');
    workspace.folder.write('other', '1');
    workspace.commit();
    expect(states()).toEqual([['HEAD~1', SAMPLE, 'same']]);
  });

  it('looks at another commit on request', () => {
    commitSample('branch point');
    workspace.tag('target');
    commitSample('second');
    commitSample('third');
    expect(states('target').map(([commit]) => commit)).toEqual(['target', 'HEAD~1', 'HEAD']);
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
