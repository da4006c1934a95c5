import type { ManifestFinding, ManifestPin, ManifestSkip } from '../bundle/manifest.ts';

/** What an authority contributes to the bundle: its published version and everything that version points at. */
export interface AuthorityContent {
  readonly id: string;
  readonly title: string;
  /** The published version, from 1. */
  readonly version: number;
  /** ISO 8601, UTC. */
  readonly publishedAt: string;
  readonly markdown: string;
  /** Of the Markdown, hex. */
  readonly sha256: string;
  readonly sections: readonly SectionContent[];
  /** What is read: the Markdown with every quotation in its place. */
  readonly reading: ReadingContent;
  readonly references: readonly CrossReference[];
  readonly pins: readonly PinnedRow[];
  readonly findings: readonly ManifestFinding[];
  readonly skips: readonly ManifestSkip[];
}

/** A text as it is read. Without quotations it is the authority's own. */
export interface ReadingContent {
  readonly markdown: string;
  /** The authority's own sections, by their lines in this text. */
  readonly sections: readonly SectionContent[];
  readonly quotations: readonly Quotation[];
}

/** A text of an authority that stands in another one. */
export interface Quotation {
  /** The authority whose text quotes it. */
  readonly quotedBy: string;
  readonly authority: string;
  readonly version: number;
  /** `null`: the whole text. */
  readonly section: string | null;
  /** Of what is quoted, hex: the section, or the whole text. */
  readonly sha256: string;
}

export interface SectionContent {
  readonly anchor: string;
  readonly title: string;
  /** Line of its heading in the Markdown, from 1. */
  readonly line: number;
}

/** A link to an authority, pinned to the version it was resolved to; to a section of the same text: this very version. */
export interface CrossReference {
  /** The link's destination as the Markdown has it. */
  readonly target: string;
  readonly authority: string;
  readonly version: number;
  /** `null`: the authority as a whole. */
  readonly section: string | null;
}

/** An evidence row an authority points at. */
export interface PinnedRow extends ManifestPin {
  /** The destinations by which the Markdown points at it. */
  readonly targets: readonly string[];
  /** By column, in the dataset's order; every cell as the text that was uploaded, `null` where there was none. */
  readonly values: readonly Cell[];
}

export interface Cell {
  readonly column: string;
  readonly value: string | null;
}

export interface DatasetContent {
  readonly id: string;
  /** Live batches, oldest first. */
  readonly batches: readonly { readonly batch: string; readonly sha256: string; readonly rows: number }[];
  /** Over the batches' digests, hex. */
  readonly sha256: string;
  readonly columns: readonly string[];
  /** The rows of all batches, a row ID once: as the newest batch has it. Readable once. */
  readonly rows: AsyncIterable<DatasetRow>;
}

export interface DatasetRow {
  readonly row: string;
  /** Digest of the row, hex. */
  readonly sha256: string;
  /** One per column of the dataset. */
  readonly values: readonly (string | null)[];
}

export interface ExportContent {
  readonly authorities: readonly AuthorityContent[];
  readonly datasets: readonly DatasetContent[];
}

/** What the manifest says of a pinned row. */
export function manifestPin({ authority, dataset, row, batch, sha256 }: PinnedRow): ManifestPin {
  return { authority, dataset, row, batch, sha256 };
}
