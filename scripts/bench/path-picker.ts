import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { quantile, rounded, timed } from './figures.ts';
import type { EvidenceFile } from './path-data.ts';
import type { BenchTenant } from './path-tenant.ts';
import { residentMb } from './process-memory.ts';

/** Searches of the link picker over HTTP, one after the other. */
export interface PickerFigures {
  /** Until a tenant that never searched has its first answer. */
  readonly firstMs: number;
  /** Until its rows are read in too. */
  readonly readInMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Of the first search after an authority was changed. */
  readonly afterChangeMs: number;
  /** Of searches while authorities are changed and rows ingested without a pause. */
  readonly whileWritingP95Ms: number;
  /** Changes that were made meanwhile. */
  readonly changes: number;
  /** What the service takes more than before the first search, in MB: mostly the index. */
  readonly memoryMb: number;
}

/** Beginnings, whole words, misspellings, IDs, several words, nothing at all. */
const SEARCHES = [
  '',
  'r',
  're',
  'ret',
  'retention',
  'retnetion',
  'holding 77',
  'delivery 12',
  'delivrey scope',
  'payment exc',
  'rule_4711',
  'scope',
  'scpoe',
  'R5',
  'R54321',
  'evidence:more/R123',
  'bergen',
  'bregen',
  'müller söhne',
  'zebra',
];
const ROUNDS = 15;

/** Of a tenant that has authorities already; `file` gives its rows. @param pid of the service */
export async function pickerBench(tenant: BenchTenant, pid: number, file: EvidenceFile): Promise<PickerFigures> {
  const { api, base } = tenant;
  const raw = { contentType: 'text/csv', content: await readFile(file.path) };
  await api.ok('POST', `${base}/datasets/more/batches?rowKey=id`, { raw });
  const search = (text: string) =>
    api.ok<{ complete: boolean }>('GET', `${base}/link-targets?q=${encodeURIComponent(text)}`);
  const before = await residentMb(pid);
  const first = await timed(() => search('retention'));
  const readIn = await timed(async () => {
    while (!(await search('retention')).complete) await wait(100);
  });
  const memoryMb = Math.round((await residentMb(pid)) - before);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const text of SEARCHES) times.push((await timed(() => search(text))).ms);
  }
  await api.ok('PUT', `${base}/authorities/rule_4711`, { body: { text: '# Another title\n' } });
  const afterChange = await timed(() => search('another'));
  const writing = await searchesWhileWriting(tenant, search);
  return {
    firstMs: Math.round(first.ms),
    readInMs: Math.round(first.ms + readIn.ms),
    p50Ms: rounded(quantile(times, 0.5)),
    p95Ms: rounded(quantile(times, 0.95)),
    afterChangeMs: rounded(afterChange.ms),
    whileWritingP95Ms: rounded(quantile(writing.times, 0.95)),
    changes: writing.changes,
    memoryMb,
  };
}

/** One who searches, and one who writes as fast as the service takes it. */
async function searchesWhileWriting(
  { api, base }: BenchTenant,
  search: (text: string) => Promise<unknown>,
): Promise<{ readonly times: readonly number[]; readonly changes: number }> {
  let searching = true;
  let changes = 0;
  const write = async () => {
    for (; searching; changes++) {
      if (changes % 10 === 0) {
        const raw = { contentType: 'text/csv', content: Buffer.from(`id,town\nW${changes},Bergen\n`) };
        await api.ok('POST', `${base}/datasets/few/batches?rowKey=id`, { raw });
      }
      const body = { text: `# Title ${changes}\n\n## Scope\n\nText.\n` };
      await api.ok('PUT', `${base}/authorities/rule_${1000 + changes}`, { body });
    }
  };
  const writer = write();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const text of SEARCHES) times.push((await timed(() => search(text))).ms);
  }
  searching = false;
  await writer;
  return { times, changes };
}
