import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';

/** Evidence that is about to be withdrawn. */
export interface EvidenceSelection {
  readonly dataset: string;
  /** Row IDs; absent: every row. */
  readonly rows?: readonly string[];
  /** Only rows pinned in this batch; absent: in whichever. */
  readonly batch?: string;
}

/** An authority that cites a row, in its latest version, in its draft as compiled last, or in both. */
export interface Citation {
  readonly authority: string;
  readonly title: string;
  readonly row: string;
  /** The latest version, when that cites the row. */
  readonly version: number | null;
  /** The draft's revision, when its last compile cites the row. */
  readonly draftRevision: number | null;
  readonly links: readonly { readonly line: number; readonly column: number; readonly batch: string }[];
}

/**
 * Who cites evidence, by authority, then row, as of the log's present end. The context of those who cite knows, and it
 * depends on this one; so the host hands its function in.
 */
export type EvidenceCitations = (
  plane: Plane,
  tenant: TenantId,
  selection: EvidenceSelection,
) => Promise<readonly Citation[]>;

/** Injection token of `EvidenceCitations`; where the host provides none, nobody can cite. */
export const EVIDENCE_CITATIONS = Symbol('EVIDENCE_CITATIONS');

/** Evidence on its own: there is no context whose texts could cite it. */
export const NO_CITATIONS: EvidenceCitations = async () => [];
