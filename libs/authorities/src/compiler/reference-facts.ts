import type { PlaneId, TenantId } from '@chancery/kernel';
import type { Section } from './section.ts';

/** What links can be resolved against: looked up before, so that resolving is pure. */
export interface ReferenceFacts {
  readonly plane: PlaneId;
  readonly tenant: TenantId;
  /** The authority whose links are resolved. */
  readonly authority: string;
  /** Those of the linked authorities that exist, drafts included, by ID. */
  readonly authorities: ReadonlyMap<string, AuthorityFact>;
  /** Authorities of the tenant that may have been meant where one is unknown. */
  readonly known: readonly KnownAuthority[];
  /** By `<dataset>/<row>`: every linked row. */
  readonly evidence: ReadonlyMap<string, EvidenceFact>;
  /**
   * What each link cited when it was written or last accepted by a person, by destination: the digest of the section,
   * text or row. Links that are not in here are new.
   */
  readonly accepted: ReadonlyMap<string, string>;
  /** Which authorities each one links to, drafts included, as far as that is known. */
  readonly linksOf: ReadonlyMap<string, readonly string[]>;
}

export interface KnownAuthority {
  readonly authority: string;
  readonly title: string;
}

export interface AuthorityFact {
  /** Oldest first; empty while it was only drafted. */
  readonly versions: readonly VersionFact[];
}

export interface VersionFact {
  /** From 1. */
  readonly version: number;
  readonly textDigest: string;
  readonly sections: readonly Section[];
}

export type EvidenceFact =
  | {
      readonly kind: 'found';
      readonly digest: string;
      readonly batch: string;
      /** Batches whose version of the row was withdrawn. */
      readonly withdrawnIn: readonly string[];
    }
  | { readonly kind: 'retracted'; readonly batch: string }
  /** The dataset has no such row; `candidates` are row IDs, best first. */
  | { readonly kind: 'unknown-row'; readonly candidates: readonly string[] }
  /** `candidates` are names of datasets, best first. */
  | { readonly kind: 'unknown-dataset'; readonly candidates: readonly string[] };

/** The key of a row in `ReferenceFacts.evidence`. */
export function evidenceKey(dataset: string, row: string): string {
  return `${dataset}/${row}`;
}
