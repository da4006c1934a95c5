import type { AuthorityForExport, ExpandedText, Finding, PinnedReference, SkipApplied } from '@chancery/authorities';
import { datasetRows, pinKey, pinnedRows } from '@chancery/evidence';
import type { DatasetSource, EvidenceRow } from '@chancery/evidence';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { ManifestFinding, ManifestSkip } from '../bundle/manifest.ts';
import type { ExportRequest } from '../export/export.events.ts';
import type {
  AuthorityContent,
  CrossReference,
  DatasetContent,
  DatasetRow,
  ExportContent,
  PinnedRow,
  ReadingContent,
  SectionContent,
} from './export-content.ts';
import type { GatheredGate } from './gather-gate.ts';

/**
 * What goes into the bundle: the very sources the gate was asked about, now with their text and rows. Rows of datasets
 * are read while they are written.
 * @throws Error when a source is not any more what the gate saw.
 */
export async function readContent(
  plane: Plane,
  tenant: TenantId,
  request: ExportRequest,
  { authorities, datasets }: GatheredGate,
): Promise<ExportContent> {
  return {
    authorities: await Promise.all(authorities.map((authority) => authorityContent(plane, tenant, authority))),
    datasets: await Promise.all(request.datasets.map((id) => datasetContent(plane, tenant, id, datasets.get(id)))),
  };
}

async function authorityContent(plane: Plane, tenant: TenantId, source: AuthorityForExport): Promise<AuthorityContent> {
  const { authority: id, published, findings, skipped } = source;
  if (!published) throw new Error(`The authority ${id} is not published`);
  const { title, version, publishedAt, text, textDigest, expanded, references } = published;
  const sections = published.sections.map(({ anchor, title: heading, line }) => ({ anchor, title: heading, line }));
  return {
    id,
    title,
    version,
    publishedAt: new Date(publishedAt).toISOString(),
    markdown: text,
    sha256: textDigest,
    sections,
    reading: readingContent(expanded, sections),
    references: references.flatMap((reference) => crossReference(reference, id, version)),
    pins: await pinnedContent(plane, tenant, id, references),
    findings: findings.map((finding) => manifestFinding(id, finding)),
    skips: skipped.map((applied) => manifestSkip(id, applied)),
  };
}

function readingContent({ text, includes, moved }: ExpandedText, sections: readonly SectionContent[]): ReadingContent {
  const down = (line: number) => moved.findLast(({ from }) => from <= line)?.by ?? 0;
  return {
    markdown: text,
    sections: sections.map((section) => ({ ...section, line: section.line + down(section.line) })),
    quotations: includes.map(({ includedBy, authority, version, section, textDigest, sectionDigest }) => ({
      quotedBy: includedBy,
      authority,
      version,
      section,
      sha256: sectionDigest ?? textDigest,
    })),
  };
}

function crossReference(reference: PinnedReference, own: string, ownVersion: number): readonly CrossReference[] {
  const { target } = reference;
  switch (reference.kind) {
    case 'evidence':
      return [];
    case 'own-section':
      return [{ target, authority: own, version: ownVersion, section: reference.anchor }];
    case 'authority':
      return [{ target, authority: reference.authority, version: reference.version, section: reference.anchor }];
  }
}

/** Each pinned row once, with every destination that points at it. */
async function pinnedContent(
  plane: Plane,
  tenant: TenantId,
  authority: string,
  references: readonly PinnedReference[],
): Promise<readonly PinnedRow[]> {
  const pins = references.filter((reference) => reference.kind === 'evidence');
  const rows = await pinnedRows(plane, tenant, pins);
  const byRow = Map.groupBy(pins, pinKey);
  return [...byRow].map(([key, links]) => {
    const [pin] = links;
    const row = rows.get(key);
    if (!pin || row?.digest !== pin.rowDigest) throw new Error(`The pinned evidence ${key} is not what was pinned`);
    const { dataset, batch, digest: sha256, cells: values } = row;
    const targets = [...new Set(links.map(({ target }) => target))];
    return { authority, dataset, row: row.row, batch, sha256, targets, values };
  });
}

function manifestFinding(authority: string, { code, line, column, reason }: Finding): ManifestFinding {
  return { authority, code, line, column, message: reason };
}

function manifestSkip(authority: string, { finding, skip }: SkipApplied): ManifestSkip {
  const { category, justification, owner, expiresAt } = skip;
  const until = new Date(expiresAt).toISOString();
  return { ...manifestFinding(authority, finding), category, justification, owner, expiresAt: until };
}

async function datasetContent(
  plane: Plane,
  tenant: TenantId,
  id: string,
  source: DatasetSource | undefined,
): Promise<DatasetContent> {
  const read = await datasetRows(plane, tenant, id);
  if (!read || !source) throw new Error(`The dataset ${id} is gone`);
  const batches = source.batches.map(({ batch, sha256, rows }) => ({ batch, sha256, rows }));
  return { id, batches, sha256: source.digest, columns: read.columns, rows: rowsOfBatches(id, batches, read.rows) };
}

/** Rows of batches that came after the gate was asked belong to another export. */
async function* rowsOfBatches(
  id: string,
  batches: readonly { readonly batch: string }[],
  rows: AsyncIterable<EvidenceRow>,
): AsyncGenerator<DatasetRow> {
  const listed = new Set(batches.map(({ batch }) => batch));
  for await (const { row, digest, batch, cells } of rows) {
    if (!listed.has(batch)) throw new Error(`The dataset ${id} grew while it was exported`);
    yield { row, sha256: digest, values: cells };
  }
}
