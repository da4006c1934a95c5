import { existsSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join, normalize } from 'node:path';

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
    return anchorsOf(target).has(anchor) ? [] : [`${file}: "${link}" names a heading that ${target} does not have`];
  });
}

function anchorsOf(file: string): Set<string> {
  const headings = [...withoutCode(readFileSync(join(root, file), 'utf8')).matchAll(/^#{1,6} (.+)$/gm)];
  return new Set(headings.map(([, text = '']) => slug(text)));
}

/** As the usual renderers do it: lower case, punctuation dropped, spaces to hyphens. */
function slug(heading: string): string {
  const plain = heading.replaceAll(/[`*]/g, '').trim().toLowerCase();
  return plain.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(/\s/g, '-');
}

function withoutCode(markdown: string): string {
  return markdown.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '`code`');
}
