import type { ExportArtifact, ExportFormat, ExportManifest, ExportNameplate } from '../bundle/manifest.ts';
import type { GateReason, GateStage } from '../gate/gate.ts';
import type { ExportProgress } from './export-progress.ts';

/** An export as lists show it. */
export type ExportItem = {
  readonly id: string;
  readonly phase: 'requested' | 'built' | 'expired' | 'blocked' | 'failed';
  readonly authorities: readonly string[];
  readonly datasets: readonly string[];
  readonly formats: readonly ExportFormat[];
  /** Region code. */
  readonly destination: string;
  /** Days the bundle can be downloaded for, as asked for; the residency policy may allow fewer. */
  readonly keepDays: number;
  /** ISO 8601, as all times here. */
  readonly requestedAt: string;
  /** As it was at the request, from the manifest once there is one; `null` when the gate refused the request. */
  readonly nameplate: ExportNameplate | null;
  /** How far its build is; `null` unless it is `requested`. */
  readonly progress: ExportProgress | null;
  /** `null` until it is built. */
  readonly bundle: ExportBundleInfo | null;
  /** The gate's refusal: of the export itself, or of its last download. */
  readonly refusal: ExportRefusal | null;
  /** Why the bundle could not be built. */
  readonly failure: ExportFailure | null;
  readonly downloads: number;
  readonly lastDownloadedAt: string | null;
  /**
   * First instant at which the bundle is no longer given out; `null` until it is built, and where it has no end. By the
   * residency policy of the build: one set since may end it sooner.
   */
  readonly expiresAt: string | null;
  /** When the bundle was removed; `null` while it is there. */
  readonly expiredAt: string | null;
};

export type ExportBundleInfo = {
  /** Of the ZIP file, hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly manifestSha256: string;
  readonly keyId: string;
  readonly createdAt: string;
  /** The last entry of the tenant's log when the bundle was built. */
  readonly tenantLogEntry: number;
  readonly artifacts: readonly ExportArtifact[];
};

export type ExportRefusal = {
  readonly stage: GateStage;
  readonly policyId: string | null;
  readonly policyVersion: number | null;
  readonly allowedDestinations: readonly string[];
  readonly reasons: readonly GateReason[];
  readonly blockedAt: string;
};

export type ExportFailure = {
  readonly cause: 'bundle-too-large' | 'build-error';
  readonly detail: string;
  readonly failedAt: string;
};

/** One export with its manifest; `null` as long as there is no bundle. */
export type ExportDetail = ExportItem & { readonly manifest: ExportManifest | null };

export type ExportList = {
  readonly items: readonly ExportItem[];
  /** Pass as `after` for the next page; `null` on the last. */
  readonly cursor: string | null;
};

/** One key of a plane's history, for checking signatures of exports. */
export type SigningKeyItem = {
  /** `<plane>_k<16 hex digits of the public key's SHA-256>` */
  readonly keyId: string;
  readonly algorithm: 'ed25519';
  /** The raw 32 bytes, base64. */
  readonly publicKey: string;
  /** The same as SubjectPublicKeyInfo in PEM. */
  readonly publicKeyPem: string;
  /** ISO 8601; exports signed with it were made at or after this instant. */
  readonly from: string;
  /** ISO 8601; exports signed with it were made before this instant. `null`: in use. */
  readonly until: string | null;
};

/** What `chancery verify-export --key` reads. */
export type SigningKeyList = {
  readonly plane: string;
  /** Oldest first. */
  readonly keys: readonly SigningKeyItem[];
};
