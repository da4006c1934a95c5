import type { TenantId } from '@chancery/kernel';
import type { ExportArtifact, ExportNameplate } from '../bundle/manifest.ts';
import type { GateFacts } from '../gate/gate.ts';
import type { ByteRange, ExportFailureCause, ExportRequest, SignedManifest, StoredBundle } from './export.events.ts';

/** Asks the gate for the first time. */
export interface RequestExport {
  readonly type: 'RequestExport';
  readonly exportId: string;
  readonly tenant: TenantId;
  readonly request: ExportRequest;
  readonly gate: GateFacts;
  /** The command that charged the meter `exports`; `null` when the edge saw that the gate would refuse. */
  readonly chargedBy: string | null;
}

/** Records the bundle, if the gate still lets it be made. */
export interface BuildExport {
  readonly type: 'BuildExport';
  readonly gate: GateFacts;
  /** `null` when the edge saw that the gate refuses and built nothing. */
  readonly built: BuiltBundle | null;
}

/** What the edge built and stored. */
export interface BuiltBundle {
  readonly exportId: string;
  readonly destination: string;
  readonly nameplate: ExportNameplate;
  readonly bundle: StoredBundle;
  readonly manifest: SignedManifest;
  readonly artifacts: readonly ExportArtifact[];
}

export interface FailExport {
  readonly type: 'FailExport';
  readonly cause: ExportFailureCause;
  readonly detail: string;
}

/** Asks the gate once more before the bytes leave. */
export interface DownloadExport {
  readonly type: 'DownloadExport';
  readonly gate: GateFacts;
  /** Digest of the bundle as the blob store has it now, hex; `null` when it is gone. */
  readonly storedSha256: string | null;
  /** Which bytes are asked for; absent: all of them. */
  readonly range?: ByteRange;
}

/** Ends an export whose time is over. Nothing happens before that. */
export interface ExpireExport {
  readonly type: 'ExpireExport';
  /** Of the residency policy in force; absent: it sets no limit. */
  readonly exportKeepDays?: number;
}

export type ExportCommand = RequestExport | BuildExport | FailExport | DownloadExport | ExpireExport;
