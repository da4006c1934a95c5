import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY, startServer } from '../support/server.ts';

/**
 * Runs the README's tour as it is printed: its `bash` blocks, in order and in one shell, against a server of its own.
 * The first block's address and token are the reader's to fill in; here they are this server's.
 */
const readme = readFileSync(join(REPOSITORY, 'README.md'), 'utf8');
const tour = readme.slice(
  readme.indexOf('## A five-minute tour'),
  readme.indexOf('\n## ', readme.indexOf('## A five-minute tour') + 1),
);
const blocks = [...tour.matchAll(/^```bash\n([\s\S]*?)^```/gm)].map(([, code = '']) => code);
if (blocks.length < 5) throw new Error(`The tour has ${blocks.length} blocks: was its heading renamed?`);

/** The one refusal the tour is meant to show. */
const SHOWN_REFUSAL = 'budget-soft-stopped';

const server = await startServer();
const folder = await mkdtemp(join(tmpdir(), 'chancery-tour-'));
try {
  const token = server.administrators.get('eu') ?? '';
  const filledIn = blocks.map((block) =>
    block.replace('http://127.0.0.1:3000', server.url).replace(/TOKEN=chy_eu_\S*/, `TOKEN=${token}`),
  );
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', filledIn.join('\n')], {
    cwd: folder,
    encoding: 'utf8',
  });
  process.stdout.write(stdout);
  if (status !== 0) throw new Error(`The tour ended with ${status}:\n${stderr}`);
  const problems = new Set([...stdout.matchAll(/"type":"\/errors\/([a-z-]+)"/g)].map(([, code]) => code));
  problems.delete(SHOWN_REFUSAL);
  if (problems.size > 0) throw new Error(`The tour met ${[...problems].join(', ')}`);
  process.stdout.write(`\nThe tour's ${blocks.length} blocks ran as printed.\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
  await server.dispose();
}
