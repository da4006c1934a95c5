import type { ManifestSource } from '../bundle/manifest.ts';
import type { AuthorityContent, PinnedRow } from '../sources/export-content.ts';

/** A table that artifacts show, whatever they draw it with. Cells are plain text. */
export interface ArtifactTable {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  /** One cell per column. */
  readonly rows: readonly (readonly string[])[];
}

export interface TableColumn {
  readonly title: string;
  /** Part of the width, from 1 to 8; only the ratio to the others counts. */
  readonly share: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
}

/** What the export was made of, with the digest of each part. */
export function sourceTable(sources: readonly ManifestSource[]): ArtifactTable {
  return {
    caption: 'What this export was made of',
    columns: columns(['Kind', 2], ['ID', 3], ['Version or batches', 6], ['SHA-256', 5]),
    rows: sources.map(sourceRow),
  };
}

/** The evidence rows an authority cites; `null` when it cites none. */
export function evidenceTable(pins: readonly PinnedRow[]): ArtifactTable | null {
  if (pins.length === 0) return null;
  return {
    caption: 'Evidence rows as they were when this version was published',
    columns: columns(['Dataset', 2], ['Row', 2], ['Batch', 3], ['SHA-256', 4], ['Values', 6]),
    rows: pins.map(({ dataset, row, batch, sha256, values }) => [dataset, row, batch, sha256, valuesText(values)]),
  };
}

/** The other authorities, and other versions of the same, that an authority refers to; `null` when there are none. */
export function referenceTable({ id, version: own, references }: AuthorityContent): ArtifactTable | null {
  const others = references.filter(({ authority, version }) => authority !== id || version !== own);
  if (others.length === 0) return null;
  return {
    caption: 'Authorities referred to',
    columns: columns(['Authority', 4], ['Version', 1], ['Section', 4]),
    rows: others.map(({ authority, version, section }) => [authority, String(version), section ?? '']),
  };
}

/** What of other authorities stands in the text; `null` when nothing does. */
export function quotationTable({ reading: { quotations } }: AuthorityContent): ArtifactTable | null {
  if (quotations.length === 0) return null;
  return {
    caption: 'Texts of other authorities that are quoted',
    columns: columns(['Authority', 3], ['Version', 1], ['Section', 3], ['Quoted by', 3], ['SHA-256', 4]),
    rows: quotations.map(({ authority, version, section, quotedBy, sha256 }) => [
      authority,
      String(version),
      section ?? '',
      quotedBy,
      sha256,
    ]),
  };
}

/** What the validator has to say about an authority and does not block; `null` when it is content. */
export function findingTable({ findings }: AuthorityContent): ArtifactTable | null {
  if (findings.length === 0) return null;
  return {
    caption: 'Findings of the validator that do not block the export',
    columns: columns(['Line', 2], ['Column', 2], ['Finding', 5], ['Message', 8]),
    rows: findings.map(({ line, column, code, message }) => [String(line), String(column), code, message]),
  };
}

/** What a person lets pass although the validator objects; `null` when nobody did. */
export function skipTable({ skips }: AuthorityContent): ArtifactTable | null {
  if (skips.length === 0) return null;
  return {
    caption: 'Findings that were skipped, each with who answers for it and until when',
    columns: columns(
      ['Line', 2],
      ['Finding', 4],
      ['Message', 6],
      ['Category', 3],
      ['Justification', 6],
      ['Owner', 4],
      ['Until', 4],
    ),
    rows: skips.map(({ line, code, message, category, justification, owner, expiresAt }) => [
      String(line),
      code,
      message,
      category,
      justification,
      owner,
      expiresAt,
    ]),
  };
}

function columns(...named: readonly (readonly [title: string, share: TableColumn['share']])[]): readonly TableColumn[] {
  return named.map(([title, share]) => ({ title, share }));
}

function sourceRow(source: ManifestSource): readonly string[] {
  const extent =
    source.kind === 'authority'
      ? `version ${source.version}`
      : `${counted(source.rows, 'row', 'rows')} in ${counted(source.batches.length, 'batch', 'batches')}:\n${source.batches.join('\n')}`;
  return [source.kind, source.id, extent, source.sha256];
}

function counted(number: number, one: string, more: string): string {
  return `${number} ${number === 1 ? one : more}`;
}

function valuesText(values: PinnedRow['values']): string {
  return values.map(({ column, value }) => `${column}: ${value ?? '(no value)'}`).join('; ');
}
