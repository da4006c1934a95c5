import type { EpochMs, PlaneId } from '@chancery/kernel';

/** When the gate is asked: before anything is charged, before the bundle is signed, before its bytes leave. */
export type GateStage = 'request' | 'build' | 'download';

/** What the gate knows of the tenant: the part of its nameplate that does not change with the policy. */
export interface GateTenant {
  readonly id: string;
  /** Region code of the nameplate, for example `eu`. */
  readonly region: string;
  readonly legalEntity: string;
}

/** The tenant's residency policy in force. */
export type GatePolicy = {
  readonly id: string;
  /**
   * @asType integer
   * @minimum 1
   */
  readonly version: number;
  /** Region codes that exports may go to. */
  readonly allowedDestinations: readonly string[];
  /** First instant at which the policy is stale. */
  readonly validUntil: EpochMs;
  /**
   * Days for which a bundle may be given out at most. Absent: any. The gate leaves it to the end of the export.
   * @asType integer
   * @minimum 1
   */
  readonly exportKeepDays?: number;
};

/** One thing the export draws on. */
export interface GateSource {
  readonly kind: 'authority' | 'dataset' | 'evidence';
  readonly id: string;
  /**
   * The plane that holds it; `null` when nothing was found under this ID. Evidence that was withdrawn is still held:
   * that it is cited all the same is a finding.
   */
  readonly plane: string | null;
}

/** A finding of the authority's validator that nobody has skipped with a justification. */
export interface GateFinding {
  readonly authority: string;
  /** Code of the authority compiler, for example `unknown-target`. */
  readonly code: string;
  /** Where it stands in the authority's Markdown, both from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** What to do about it, with the ranked candidates in words. */
  readonly fix: string;
}

/** A finding that a person lets pass, with what is asked of that. */
export interface GateSkip extends GateFinding {
  /** Actor ID of who answers for it. */
  readonly owner: string;
  readonly justification: string;
  /** First instant at which the finding blocks again. */
  readonly expiresAt: EpochMs;
}

/** One thing the export was asked to hold. */
export interface RequestedSource {
  readonly kind: 'authority' | 'dataset';
  readonly id: string;
}

/**
 * What the gate knows of the world. Gathered at the edge and carried by the command, so that the decision can be run
 * again (X1). Plain JSON.
 */
export interface GateFacts {
  /** The plane the export is made in. */
  readonly plane: PlaneId;
  /** `null` when the tenant is not known in this plane. */
  readonly tenant: GateTenant | null;
  /** `null` when the tenant has none. */
  readonly policy: GatePolicy | null;
  /** Each requested authority and dataset, and what the authorities draw on. */
  readonly sources: readonly GateSource[];
  readonly brokenFindings: readonly GateFinding[];
  /** Findings that would be broken, but for a skip. */
  readonly skippedFindings: readonly GateSkip[];
  /** Digest of the feature flags in force. Recorded for the explanation: no flag opens or shuts the gate. */
  readonly flagSet: string;
  /** What could not be read while the facts were gathered; any entry blocks. */
  readonly failures: readonly string[];
}

export interface GateInput extends GateFacts {
  /** ID of the tenant whose export it is; the facts must be about the same one. */
  readonly exportingTenant: string;
  /** Region code the bundle is meant for. */
  readonly destination: string;
  readonly requested: readonly RequestedSource[];
  readonly now: EpochMs;
}

export const GATE_REASON_CODES = [
  'tenant-unknown',
  'policy-missing',
  'policy-stale',
  'destination-not-allowed',
  'source-unknown',
  'evidence-outside-plane',
  'references-broken',
  'gate-error',
] as const;
export type GateReasonCode = (typeof GATE_REASON_CODES)[number];

/** Why the gate stays shut, and the way out. */
export type GateReason = {
  readonly code: GateReasonCode;
  /** What is wrong, with the names and figures. */
  readonly detail: string;
  /** What to do about it: imperative and complete. */
  readonly fix: string;
  /** The scope a person or token needs for the fix. */
  readonly by: string;
  /** What the gate does not know, where that is the reason. */
  readonly unknown?: readonly UnknownSource[];
};

/** Something that was asked for, or is cited, and was not found. */
export type UnknownSource = {
  readonly kind: 'authority' | 'dataset' | 'evidence';
  readonly id: string;
};

export type GateVerdict =
  | { readonly kind: 'allowed'; readonly policyId: string; readonly policyVersion: number }
  /** Never empty; in the order of `GATE_REASON_CODES`, each code once (`gate-error` may repeat). */
  | { readonly kind: 'blocked'; readonly reasons: readonly GateReason[] };
