import type { ExportNameplate } from '../bundle/manifest.ts';

/** What every artifact says about the export it belongs to. */
export interface ExportStamp {
  readonly export: string;
  readonly nameplate: ExportNameplate;
  /** Region code. */
  readonly destination: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}
