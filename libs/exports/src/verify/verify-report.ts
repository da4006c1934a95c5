import type { ExportManifest } from '../bundle/manifest.ts';

/** What the verifier looks at, in this order. */
export const CHECK_IDS = [
  'archive',
  'manifest',
  'files',
  'digests',
  'key',
  'signature',
  'nameplate',
  'policy',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

export interface VerifyCheck {
  readonly id: CheckId;
  readonly passed: boolean;
  /** What was found, in a sentence; for a check that failed each fault is named. */
  readonly detail: string;
}

export interface VerifyReport {
  /** Every check passed. */
  readonly ok: boolean;
  /** All of `CHECK_IDS`, in that order. */
  readonly checks: readonly VerifyCheck[];
  /** What the manifest says; `null` when it cannot be read. To be believed only when `ok`. */
  readonly manifest: ExportManifest | null;
}

/** A public key of the plane's history, as `GET /v1/planes/<plane>/signing-keys` gives it. */
export interface VerifyingKey {
  readonly keyId: string;
  /** Raw 32 bytes, base64. */
  readonly publicKey: string;
  /** ISO 8601: first instant it may have signed at. */
  readonly from: string;
  /** ISO 8601: first instant it may no longer have signed at; `null` while it is in use. */
  readonly until: string | null;
}
