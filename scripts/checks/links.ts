import { existsSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join, normalize } from 'node:path';
import { anchorsOf, withoutCode } from './markdown-anchors.ts';

/** Every relative link of every Markdown file of the repository leads to a file, and its `#anchor` to a heading there. */
const root = new URL('../../', import.meta.url).pathname;
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], { cwd: root, encoding: 'utf8' })
  .trim()
  .split('\n');

const broken = files.flatMap((file) => brokenLinks(file));
for (const line of broken) process.stderr.write(`${line}\n`);
process.stdout.write(`${files.length} Markdown files, ${broken.length} broken links\n`);
if (broken.length > 0) process.exitCode = 1;

function brokenLinks(file: string): string[] {
  const prose = withoutCode(readFileSync(join(root, file), 'utf8'));
  return [...prose.matchAll(/\[[^\]]*\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
    if (/^[a-z]+:/.test(link)) return [];
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? file : normalize(join(dirname(file), path));
    if (!existsSync(join(root, target))) return [`${file}: "${link}" leads nowhere`];
    if (anchor === undefined || !target.endsWith('.md')) return [];
    return anchorsOf(join(root, target)).has(anchor)
      ? []
      : [`${file}: "${link}" names a heading that ${target} does not have`];
  });
}
