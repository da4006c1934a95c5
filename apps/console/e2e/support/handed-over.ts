import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Scene } from './run-checks.ts';

/** What somebody has who was handed an export: a folder, and nothing else. */
export interface HandedOver {
  /** The verifier as it was kept, opened from the disk. */
  readonly verifier: string;
  /** A page of the bundle, unpacked and opened from the disk. */
  readonly page: (path: string) => string;
  /** The authority it is of. */
  readonly authority: string;
  /** Path of a file in the folder. */
  readonly file: (name: string) => string;
}

const CSV = 'id,note\nr1,Größe\nr2,Ωμέγα\n';
/** More than a page of print, with words that fit on no line. */
const textCiting = (dataset: string) =>
  `# Handed over\n\n${[
    `As the row [says](evidence:${dataset}/r2).`,
    ...Array.from({ length: 30 }, () =>
      'Every sentence of this paragraph says the same as the one before it. '.repeat(9),
    ),
    'Donaudampfschifffahrtsgesellschaft'.repeat(20),
    `\`${'code'.repeat(100)}\``,
    `    ${'SELECT '.repeat(60)}`,
  ].join('\n\n')}\n`;

let exports = 0;

/**
 * An export is made, downloaded and unpacked, with the keys and the verifier; beside it stand copies that are not as they
 * were, and files that are something else.
 */
export async function handedOver(
  { service, story }: Scene,
  work: (handed: HandedOver) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-handed-'));
  const file = (name: string) => join(folder, name);
  try {
    const { operators, url } = service;
    const base = `/v1/tenants/${story.eu.tenant}`;
    const name = `handed_over_${++exports}`;
    const raw = { contentType: 'text/csv', content: CSV };
    await operators.eu.ok('POST', `${base}/datasets/${name}/batches?rowKey=id`, { raw });
    await operators.eu.ok('PUT', `${base}/authorities/${name}`, { body: { text: textCiting(name) } });
    await operators.eu.ok('POST', `${base}/authorities/${name}/compile`);
    await operators.eu.ok('POST', `${base}/authorities/${name}/publish`);
    const body = { authorities: [name], formats: ['json', 'html', 'pdf'], destination: 'eu' };
    const { id } = await operators.eu.ok<{ readonly id: string }>('POST', `${base}/exports`, { body });
    const bundle = await operators.eu.bytes(`${base}/exports/${id}/bundle`);
    const keys = await operators.eu.ok<unknown>('GET', '/v1/planes/eu/signing-keys');
    const middle = bundle.length >> 1;
    for (const [path, content] of Object.entries(unzipSync(bundle))) {
      await mkdir(dirname(file(`bundle/${path}`)), { recursive: true });
      await writeFile(file(`bundle/${path}`), content);
    }
    await writeFile(file('bundle.zip'), bundle);
    await writeFile(file('tampered.zip'), bundle.with(middle, (bundle[middle] ?? 0) ^ 1));
    await writeFile(file('letter.zip'), 'Dear Sir or Madam');
    await writeFile(file('keys.json'), JSON.stringify(keys));
    await writeFile(file('no-keys.json'), JSON.stringify({ plane: 'eu', keys: [] }));
    await writeFile(file('letter.json'), 'Dear Sir or Madam');
    await writeFile(file('verify-export.html'), await (await fetch(`${url}/verify-export`)).text());
    const page = (path: string) => pathToFileURL(file(`bundle/${path}`)).href;
    await work({ verifier: pathToFileURL(file('verify-export.html')).href, page, authority: name, file });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
