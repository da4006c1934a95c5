import type { TenantId } from '@chancery/kernel';
import type { GatePolicy, GateReason, GateStage } from '../gate/gate.ts';
import type { ExportArtifact, ExportFormat, ExportNameplate } from '../bundle/manifest.ts';

/** What someone wants exported, and where to. Lists are sorted and hold nothing twice. */
export type ExportRequest = {
  readonly authorities: readonly string[];
  readonly datasets: readonly string[];
  readonly formats: readonly ExportFormat[];
  /** Region code. */
  readonly destination: string;
  /**
   * Days the bundle can be downloaded for.
   * @asType integer
   * @minimum 1
   */
  readonly keepDays: number;
};

/** The signed bundle as it was stored. */
export type StoredBundle = {
  /** Of the ZIP file, hex. */
  readonly sha256: string;
  /**
   * @asType integer
   * @minimum 1
   */
  readonly bytes: number;
  /** Where the plane's blob store keeps it. */
  readonly blobKey: string;
};

/** The manifest inside the bundle, by its digest. */
export type SignedManifest = {
  /** Of the exact bytes that were signed, hex. */
  readonly sha256: string;
  readonly keyId: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /**
   * The last entry of the tenant's log when the bundle was built.
   * @asType integer
   * @minimum 0
   */
  readonly tenantLogEntry: number;
};

/** An export was asked for and the gate let it in. */
export interface ExportRequested {
  readonly type: 'ExportRequested';
  /** `<plane>_x<32 hex digits>` */
  readonly exportId: string;
  readonly tenant: TenantId;
  readonly request: ExportRequest;
  readonly nameplate: ExportNameplate;
  /** The command that charged the meter `exports`; the charge is returned under this ID when nothing comes of the export. */
  readonly chargedBy: string;
  /** ISO 8601, UTC. */
  readonly requestedAt: string;
}

/** The bundle was built, signed and stored. */
export interface ExportBuilt {
  readonly type: 'ExportBuilt';
  /** As it stands in the manifest. */
  readonly nameplate: ExportNameplate;
  readonly bundle: StoredBundle;
  readonly manifest: SignedManifest;
  readonly artifacts: readonly ExportArtifact[];
  /** First instant at which the bundle is no longer given out. Absent: made before exports had an end. ISO 8601, UTC. */
  readonly expiresAt?: string;
}

/** The gate said no. At request and build the export ends here; at download it may be asked again. */
export interface ExportBlocked {
  readonly type: 'ExportBlocked';
  readonly exportId: string;
  readonly tenant: TenantId;
  readonly stage: GateStage;
  readonly request: ExportRequest;
  /** The residency policy the gate was asked under; `null` when there was none. */
  readonly policyId: string | null;
  /**
   * @asType integer
   * @minimum 1
   */
  readonly policyVersion: number | null;
  /** Region codes the policy allows; none when there was no policy. */
  readonly allowedDestinations: readonly string[];
  /** The whole of that policy. Absent: there was none, or the event is older than this field. */
  readonly policy?: GatePolicy;
  readonly reasons: readonly GateReason[];
  /** The command that charged the meter `exports` and is now to be returned; `null` when there is nothing to return. */
  readonly chargedBy: string | null;
  /** ISO 8601, UTC. */
  readonly blockedAt: string;
}

/** The bundle could not be built although the gate allowed it. The export ends here and its charge is returned. */
export interface ExportFailed {
  readonly type: 'ExportFailed';
  readonly cause: ExportFailureCause;
  /** A sentence without anything of the tenant's data. */
  readonly detail: string;
  /** ISO 8601, UTC. */
  readonly failedAt: string;
}

/** `bundle-too-large`: over the size limit; `build-error`: an outage or a bug, found in the logs by the correlation ID. */
export type ExportFailureCause = 'bundle-too-large' | 'build-error';

/** The gate allowed the bundle to leave once more. */
export interface ExportDownloaded {
  readonly type: 'ExportDownloaded';
  /** Of the ZIP file, hex. */
  readonly bundleSha256: string;
  /** The policy in force at the download; the one in the manifest may be older. */
  readonly policyId: string;
  /**
   * @asType integer
   * @minimum 1
   */
  readonly policyVersion: number;
  /** Which bytes were asked for; absent: all of them. */
  readonly range?: ByteRange;
  /** ISO 8601, UTC. */
  readonly downloadedAt: string;
}

/** Some bytes of a file. */
export type ByteRange = {
  /**
   * The first byte, counted from 0.
   * @asType integer
   * @minimum 0
   */
  readonly first: number;
  /**
   * The last byte, itself included.
   * @asType integer
   * @minimum 0
   */
  readonly last: number;
};

/** The time of the bundle was over and it was removed; its manifest is kept. */
export interface ExportExpired {
  readonly type: 'ExportExpired';
  /** Of the ZIP file that was removed, hex. */
  readonly bundleSha256: string;
  /** ISO 8601, UTC. */
  readonly expiredAt: string;
}

export type ExportEvent =
  ExportRequested | ExportBuilt | ExportBlocked | ExportFailed | ExportDownloaded | ExportExpired;
