import type { Span } from './span.ts';
import type { WrittenLink } from './written-link.ts';

/** A link to another authority (or an older version of the same), with what it was resolved to. */
export type PinnedAuthority = WrittenLink & {
  readonly kind: 'authority';
  readonly authority: string;
  /**
   * The published version it was resolved to.
   * @asType integer
   * @minimum 1
   */
  readonly version: number;
  /** The link names no version: it means the latest one. */
  readonly followsLatest: boolean;
  /** `null`: the authority as a whole. */
  readonly anchor: string | null;
  /**
   * SHA-256, hex, of the version's whole text.
   * @pattern ^[0-9a-f]{64}$
   */
  readonly textDigest: string;
  /** Digest of the section as in the version's list of sections; `null` where no section is named. */
  readonly sectionDigest: string | null;
  /** The paragraph whose place what is cited takes (a quotation); absent: it is pointed at. */
  readonly include?: Span;
};

/** A link to a section of the same text. */
export type PinnedOwnSection = WrittenLink & {
  readonly kind: 'own-section';
  /** `null`: the authority as a whole. */
  readonly anchor: string | null;
  /** Digest of the section in this text; `null` where no section is named. */
  readonly sectionDigest: string | null;
};

/** An evidence link, with the row as it was. */
export type PinnedEvidence = WrittenLink & {
  readonly kind: 'evidence';
  readonly dataset: string;
  readonly row: string;
  /**
   * SHA-256, hex, of the row.
   * @pattern ^[0-9a-f]{64}$
   */
  readonly rowDigest: string;
  /** The batch that holds it. */
  readonly batch: string;
};

/** A link that resolves, fixed to what it pointed at when it was compiled. */
export type PinnedReference = PinnedAuthority | PinnedOwnSection | PinnedEvidence;
