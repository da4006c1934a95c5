export type {
  ExportArtifact,
  ExportFormat,
  ExportManifest,
  ExportNameplate,
  ManifestFinding,
  ManifestPin,
  ManifestSkip,
  ManifestSource,
  NeutralisedCells,
} from '../bundle/manifest.ts';
export type { GateReason, GateReasonCode, GateStage } from '../gate/gate.ts';
export * from './export-answer.ts';
export * from './export-progress.ts';
export * from './request-export.dto.ts';
