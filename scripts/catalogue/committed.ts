import { execFileSync } from 'node:child_process';
import { CATALOGUE } from './catalogue-folder.ts';

/** A file of the catalogue as a commit has it. */
export interface CommittedFile {
  readonly path: string;
  /** The oldest commit looked at that has it: a tag, or an abbreviated hash. */
  readonly commit: string;
  readonly content: Buffer;
}

const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/**
 * Every state that the catalogue's files had at the last release and in each commit since (before the first release, in
 * each commit of all); with `base`, at that commit too, for example the target branch of a pull request. A state that
 * several commits have comes once. `null` outside a git checkout.
 * @throws Error when git knows no commit `base`.
 */
export function committedCatalogue(root: string, base?: string): readonly CommittedFile[] | null {
  const git = new Git(root);
  if (git.tried('rev-parse', '--git-dir') === null) return null;
  if (base !== undefined && !git.knows(base)) throw new Error(`--base: git knows no commit "${base}"`);
  const release = git.tried('describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*');
  const since = git.tried(
    'rev-list',
    '--reverse',
    '--abbrev-commit',
    ...(release === null ? [] : [`^${release}`]),
    'HEAD',
    '--',
    CATALOGUE,
  );
  const later = since === null || since === '' ? [] : since.split('\n');
  const commits = [release, base ?? null, ...later].filter((commit) => commit !== null);
  const states = new Map<string, { path: string; commit: string; blob: string }>();
  for (const commit of commits) {
    for (const { path, blob } of git.files(commit, CATALOGUE)) {
      if (!states.has(`${blob} ${path}`)) states.set(`${blob} ${path}`, { path, commit, blob });
    }
  }
  const all = [...states.values()];
  const contents = git.contents(all.map(({ blob }) => blob));
  return all.map(({ path, commit }, index) => ({ path, commit, content: contents[index] ?? Buffer.alloc(0) }));
}

class Git {
  constructor(private readonly root: string) {}

  knows(commit: string): boolean {
    return this.tried('rev-parse', '--verify', `${commit}^{commit}`) !== null;
  }

  files(commit: string, folder: string): { path: string; blob: string }[] {
    const listing = this.run('', 'ls-tree', '-r', '-z', commit, '--', folder).toString('utf8');
    // `<mode> blob <hash>\t<path>`
    return listing
      .split('\0')
      .filter(Boolean)
      .map((line) => ({ path: line.slice(line.indexOf('\t') + 1), blob: line.split(/[ \t]/)[2] ?? '' }));
  }

  /** The contents in the order asked for. */
  contents(blobs: readonly string[]): Buffer[] {
    if (blobs.length === 0) return [];
    const output = this.run(`${blobs.join('\n')}\n`, 'cat-file', '--batch');
    let offset = 0;
    return blobs.map(() => {
      // `<hash> blob <size>\n<content>\n`
      const header = output.indexOf(0x0a, offset);
      const size = Number(output.toString('utf8', offset, header).split(' ')[2]);
      offset = header + 1 + size + 1;
      return output.subarray(header + 1, header + 1 + size);
    });
  }

  /** What git printed, without white space around it; `null` when it failed. */
  tried(...parameters: string[]): string | null {
    try {
      return this.run('', ...parameters)
        .toString('utf8')
        .trim();
    } catch {
      return null;
    }
  }

  private run(input: string, ...parameters: string[]): Buffer {
    return execFileSync('git', ['-C', this.root, ...parameters], {
      input,
      stdio: ['pipe', 'pipe', 'ignore'],
      maxBuffer: MAX_OUTPUT_BYTES,
    });
  }
}
