import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { quantile, rounded, timed } from './figures.ts';
import type { EvidenceFile } from './path-data.ts';
import type { BenchTenant } from './path-tenant.ts';

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

/** Of a tenant that has authorities already; `file` gives its rows. */
export async function pickerBench({ api, base }: BenchTenant, file: EvidenceFile): Promise<PickerFigures> {
  const raw = { contentType: 'text/csv', content: await readFile(file.path) };
  await api.ok('POST', `${base}/datasets/more/batches?rowKey=id`, { raw });
  const search = (text: string) =>
    api.ok<{ complete: boolean }>('GET', `${base}/link-targets?q=${encodeURIComponent(text)}`);
  const first = await timed(() => search('retention'));
  const readIn = await timed(async () => {
    while (!(await search('retention')).complete) await wait(100);
  });
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const text of SEARCHES) times.push((await timed(() => search(text))).ms);
  }
  await api.ok('PUT', `${base}/authorities/rule_4711`, { body: { text: '# Another title\n' } });
  const afterChange = await timed(() => search('another'));
  return {
    firstMs: Math.round(first.ms),
    readInMs: Math.round(first.ms + readIn.ms),
    p50Ms: rounded(quantile(times, 0.5)),
    p95Ms: rounded(quantile(times, 0.95)),
    afterChangeMs: rounded(afterChange.ms),
  };
}
