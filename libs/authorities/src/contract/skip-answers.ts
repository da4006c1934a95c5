import type { Finding, FindingCode } from '../compiler/finding.ts';

/** What a skip says of itself. */
export type SkipView = {
  /** `s1` for the authority's first, then counted up. */
  readonly skip: string;
  /** Fingerprint of the finding it lets pass. */
  readonly finding: string;
  readonly code: FindingCode;
  /** The finding's link as it is written. */
  readonly target: string;
  /**
   * Where the finding stood when it was skipped, from 1.
   * @asType integer
   * @minimum 1
   */
  readonly line: number;
  /**
   * @asType integer
   * @minimum 1
   */
  readonly column: number;
  /** What the finding said. */
  readonly reason: string;
  readonly category: 'target-pending' | 'external-source' | 'historical' | 'false-positive' | 'accepted-risk';
  readonly justification: string;
  /** Actor ID of the person who answers for it. */
  readonly owner: string;
  /** ISO 8601 UTC; from then on the finding blocks again. */
  readonly expiresAt: string;
  /** ISO 8601 UTC. */
  readonly skippedAt: string;
};

/** The answer to a skip. */
export type SkipAnswer = SkipView & { readonly authority: string };

/** The answer to a skip taken back. */
export type RevokeSkipAnswer = {
  readonly authority: string;
  readonly skip: string;
  readonly revoked: true;
};

/** A skip as it stands now. */
export type SkipItem = SkipView & {
  /**
   * `void`: its finding is not there any more, because its source or target changed or it was mended. `suspended`: the
   * tenant allows no skips at present.
   */
  readonly status: 'in-force' | 'expired' | 'void' | 'suspended';
};

/** The skips that were neither revoked nor replaced. */
export type SkipList = {
  readonly authority: string;
  readonly allowSkips: boolean;
  readonly items: readonly SkipItem[];
};

/** A finding that a person let pass. */
export type SkippedByPerson = {
  readonly finding: Finding;
  readonly skip: SkipView;
};

/** The answer to a link that was accepted. */
export type AcceptLinkAnswer = {
  readonly authority: string;
  readonly target: string;
  /** Of what it is accepted with. */
  readonly digest: string;
  /** `false` when it was accepted with that already. */
  readonly changed: boolean;
};

/** The tenant's settings of authorities. */
export type AuthoritySettingsAnswer = {
  /** Whether findings can be skipped. Off: none can be, and skips made before are suspended. */
  readonly allowSkips: boolean;
};
