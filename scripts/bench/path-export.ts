import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { getDocumentProxy } from 'unpdf';
import { REPOSITORY } from '../support/server.ts';
import { rounded, timed } from './figures.ts';
import type { BenchTenant } from './path-tenant.ts';

/** A long authority as PDF, and the offline check of a bundle of data. */
export interface ExportFigures {
  /** From the request of the export until its bundle is there. */
  readonly pdfSeconds: number;
  readonly pdfPages: number;
  readonly bundleMegabytes: number;
  /** `chancery verify-export`, its start included. */
  readonly verifyMegabytesPerSecond: number;
}

const SECTIONS = 400;
/** With as many sections, some 200 pages within the 512 KB of an authority. */
const DUTIES_PER_SECTION = 15;

/** @param dataset of the tenant, whose rows are exported too */
export async function exportBench(tenant: BenchTenant, dataset: string, folder: string): Promise<ExportFigures> {
  const { api, base } = tenant;
  const authority = `${base}/authorities/long_rule`;
  await api.ok('PUT', authority, { body: { text: longText() } });
  await api.ok('POST', `${authority}/compile`);
  await api.ok('POST', `${authority}/publish`);
  const pdf = await timed(() => exportOf(tenant, { authorities: ['long_rule'], formats: ['pdf'] }));
  const files = unzipSync(await api.bytes(`${base}/exports/${pdf.result}/bundle`));
  const [, document] = Object.entries(files).find(([name]) => name.endsWith('.pdf')) ?? [];
  if (!document) throw new Error('The bundle holds no PDF');
  const { numPages } = await getDocumentProxy(document);
  const data = await exportOf(tenant, { datasets: [dataset], formats: ['csv', 'json'] });
  const bundle = await api.bytes(`${base}/exports/${data}/bundle`);
  const verified = await timed(() => verify(tenant, bundle, folder));
  return {
    pdfSeconds: rounded(pdf.ms / 1000),
    pdfPages: numPages,
    bundleMegabytes: rounded(bundle.byteLength / 1e6),
    verifyMegabytesPerSecond: rounded(bundle.byteLength / 1000 / verified.ms),
  };
}

async function exportOf({ api, base }: BenchTenant, what: object): Promise<string> {
  const made = await api.ok<{ id: string; phase: string }>('POST', `${base}/exports`, {
    body: { ...what, destination: 'eu' },
  });
  if (made.phase !== 'built') throw new Error(`The export was not built: ${JSON.stringify(made)}`);
  return made.id;
}

async function verify({ api }: BenchTenant, bundle: Uint8Array, folder: string): Promise<void> {
  const [file, keys] = [join(folder, 'bundle.zip'), join(folder, 'keys.json')];
  await writeFile(file, bundle);
  await writeFile(keys, JSON.stringify(await api.ok('GET', '/v1/planes/eu/signing-keys')));
  const program = join(REPOSITORY, 'dist/apps/cli/src/main.js');
  const child = spawn(process.execPath, [program, 'verify-export', file, '--key', keys], { stdio: 'ignore' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`verify-export ended with ${code}`);
}

function longText(): string {
  const duties = Array.from(
    { length: DUTIES_PER_SECTION },
    (_, duty) => `- Holding ${duty} is kept for ten years from its booking.`,
  );
  const sections = Array.from({ length: SECTIONS }, (_, number) => `## Section ${number}\n\n${duties.join('\n')}\n`);
  return `# The long rule\n\n${sections.join('\n')}`;
}
