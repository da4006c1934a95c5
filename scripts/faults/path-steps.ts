import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ApiClient } from '../support/client.ts';
import { authorityText, BATCH_ROWS, batchCsv } from './path-tenant.ts';

/** A step of the golden path that is interrupted. */
export const STEP_NAMES = ['ingest', 'compile', 'export', 'download'] as const;

export type StepName = (typeof STEP_NAMES)[number];

/** What a step answers with, and what of it is the same every time it is done on its own. */
export interface StepAnswer {
  readonly body: unknown;
  readonly alike: unknown;
}

/** One occasion of a step: made ready undisturbed, then done once, and again after the crash with the same key. */
export interface Step {
  readonly name: StepName;
  prepare(api: ApiClient): Promise<void>;
  /** @throws Error when it is refused, or the connection ends. */
  perform(api: ApiClient): Promise<StepAnswer>;
}

/** The dataset and authority that are there from the start; exports are made of them. */
const SOURCES = { dataset: 'first', authority: 'first_rule' };

/** Ingests and publishes what exports are made of. */
export async function prepareSources(api: ApiClient, base: string): Promise<void> {
  await ingest(api, base, SOURCES.dataset, 0, 'first-ingest');
  const authority = `${base}/authorities/${SOURCES.authority}`;
  await api.ok('PUT', authority, { body: { text: authorityText(SOURCES.dataset) } });
  await api.ok('POST', `${authority}/compile`, { key: 'first-compile' });
  await api.ok('POST', `${authority}/publish`, { key: 'first-publish' });
}

/** @param number names what the step makes: no other step may have it */
export function pathStep(name: StepName, base: string, number: number): Step {
  const key = `${name}-${number}`;
  switch (name) {
    case 'ingest':
      return {
        name,
        prepare: () => Promise.resolve(),
        perform: (api) => ingest(api, base, `set_${number}`, number, key),
      };
    case 'compile':
      return {
        name,
        prepare: async (api) => {
          const text = authorityText(SOURCES.dataset);
          await api.ok('PUT', `${base}/authorities/rule_${number}`, { body: { text } });
        },
        perform: (api) => compile(api, `${base}/authorities/rule_${number}`, key),
      };
    case 'export':
      return { name, prepare: () => Promise.resolve(), perform: (api) => makeExport(api, base, key) };
    case 'download':
      return downloadStep(base, key);
  }
}

async function ingest(api: ApiClient, base: string, dataset: string, number: number, key: string): Promise<StepAnswer> {
  const raw = { contentType: 'text/csv', content: batchCsv(number) };
  const path = `${base}/datasets/${dataset}/batches?rowKey=id`;
  const body = await api.ok<{ accepted: number; rejected: number; contentSha256: string }>('POST', path, { raw, key });
  const { accepted, rejected, contentSha256 } = body;
  const isWhole = contentSha256 === hash('sha256', raw.content) && accepted === BATCH_ROWS;
  return { body, alike: { accepted, rejected, isWhole } };
}

async function compile(api: ApiClient, authority: string, key: string): Promise<StepAnswer> {
  const body = await api.ok<{ tokens: number; publishable: boolean; references: readonly unknown[] }>(
    'POST',
    `${authority}/compile`,
    { key },
  );
  const { tokens, publishable, references } = body;
  return { body, alike: { tokens, publishable, references } };
}

interface MadeExport {
  readonly id: string;
  readonly phase: string;
  readonly bundle: { readonly sha256: string; readonly artifacts: readonly { readonly path: string }[] } | null;
}

async function makeExport(api: ApiClient, base: string, key: string): Promise<StepAnswer & { body: MadeExport }> {
  const body = await api.ok<MadeExport>('POST', `${base}/exports`, {
    key,
    body: {
      authorities: [SOURCES.authority],
      datasets: [SOURCES.dataset],
      formats: ['json', 'csv', 'html'],
      destination: 'eu',
    },
  });
  return { body, alike: { phase: body.phase, artifacts: body.bundle?.artifacts.map(({ path }) => path) } };
}

function downloadStep(base: string, key: string): Step {
  let made: MadeExport | null = null;
  return {
    name: 'download',
    prepare: async (api) => {
      made = (await makeExport(api, base, key)).body;
    },
    perform: async (api) => {
      const bytes = await api.bytes(`${base}/exports/${made?.id}/bundle`);
      const isWhole = hash('sha256', bytes) === made?.bundle?.sha256;
      return { body: { isWhole }, alike: { isWhole } };
    },
  };
}

/** Whether two answers say the same. */
export function same(left: unknown, right: unknown): boolean {
  return isDeepStrictEqual(left, right);
}
