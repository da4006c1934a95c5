// Are the last commits conventional? `npm run commits:check -- [count]`, 50 without a count.
import { execFileSync } from 'node:child_process';
import { messageProblems } from './commit-message.ts';

const root = new URL('../../', import.meta.url).pathname;
const count = Number(process.argv[2] ?? 50);
if (!Number.isInteger(count) || count < 1) {
  throw new Error(`"${process.argv[2] ?? ''}": give the number of commits to look at, 1 or more`);
}

// `<short hash>\n<message>\0` each.
const log = execFileSync('git', ['-C', root, 'log', `--max-count=${count}`, '-z', '--format=%h%n%B'], {
  encoding: 'utf8',
});
const commits = log.split('\0').filter((entry) => entry !== '');
const problems = commits.flatMap((entry) => {
  const [hash = '', ...lines] = entry.split('\n');
  return messageProblems(lines.join('\n').trimEnd()).map((problem) => `${hash}  ${problem}`);
});

for (const problem of problems) process.stderr.write(`${problem}\n`);
process.stdout.write(`${commits.length} commits, ${problems.length} problems\n`);
if (problems.length > 0) process.exitCode = 1;
