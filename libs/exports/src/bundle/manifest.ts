/** Names and versions the shape of bundle and manifest. A bundle of another format is not for this verifier. */
export const EXPORT_FORMAT = 'chancery-export/1';

/** Artifact formats an export can be asked for. */
export const EXPORT_FORMATS = ['json', 'csv', 'html', 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Whose data it is and under which residency policy it left: on the manifest, in `nameplate.txt`, in every artifact. */
export type ExportNameplate = {
  readonly tenant: string;
  /** Region code of the tenant's plane. */
  readonly region: string;
  readonly legalEntity: string;
  readonly policyId: string;
  /**
   * @asType integer
   * @minimum 1
   */
  readonly policyVersion: number;
};

/** One file of the bundle. */
export type ExportArtifact = {
  /** Slash-separated, inside the bundle. */
  readonly path: string;
  readonly mediaType: string;
  /**
   * @asType integer
   * @minimum 0
   */
  readonly bytes: number;
  /** Of the file's bytes, hex. */
  readonly sha256: string;
};

/** What the export was made of. */
export type ManifestSource =
  | {
      readonly kind: 'authority';
      readonly id: string;
      /** The published version. */
      readonly version: number;
      /** Of the version's Markdown, hex. */
      readonly sha256: string;
    }
  | {
      readonly kind: 'dataset';
      readonly id: string;
      /** IDs of the batches, oldest first. */
      readonly batches: readonly string[];
      /** Accepted rows of these batches; a row that came again counts each time. */
      readonly rows: number;
      /** Over the digests of the batches' uploaded bytes, oldest first, each 64 hex digits and a line feed; hex. */
      readonly sha256: string;
    };

/** An evidence row an authority of the export points at, as it was when the version was published. */
export type ManifestPin = {
  readonly authority: string;
  readonly dataset: string;
  readonly row: string;
  /** The batch that holds the row. */
  readonly batch: string;
  /** Digest of the row, hex. */
  readonly sha256: string;
};

/** A finding the validator still has about an authority of the export, and that does not block it. */
export type ManifestFinding = {
  readonly authority: string;
  readonly code: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly message: string;
};

/** A finding that a person lets pass, for a reason, until an end. */
export type ManifestSkip = ManifestFinding & {
  /** Why, as one of the authority compiler's categories, for example `external-source`. */
  readonly category: string;
  /** In the words of the person who skipped it. */
  readonly justification: string;
  /** Pseudonymous ID of who answers for it. */
  readonly owner: string;
  /** From then on the finding counts again. ISO 8601, UTC. */
  readonly expiresAt: string;
};

/** A CSV file whose cells had to be made harmless for spreadsheets. */
export type NeutralisedCells = {
  readonly path: string;
  /** How many cells begin with an apostrophe that is not in the data. */
  readonly cells: number;
};

/** `manifest.json`: canonical JSON (keys sorted, no white space), signed as it stands. */
export type ExportManifest = {
  readonly format: typeof EXPORT_FORMAT;
  readonly export: string;
  readonly nameplate: ExportNameplate;
  /** Region code the bundle was made for. */
  readonly destination: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** Pseudonymous ID of who asked. */
  readonly actor: string;
  /** The API token used; `null` for the system's own work. */
  readonly token: string | null;
  /** The last entry of the tenant's log when the bundle was built. */
  readonly tenantLogEntry: number;
  /** Every other file of the bundle but the manifest, its signature and `nameplate.txt`; by path. */
  readonly artifacts: readonly ExportArtifact[];
  readonly sources: readonly ManifestSource[];
  readonly pins: readonly ManifestPin[];
  readonly findings: readonly ManifestFinding[];
  /** Absent when nothing was skipped. */
  readonly skips?: readonly ManifestSkip[];
  readonly csv: {
    /** What was done to cells a spreadsheet would run as a formula, in words. */
    readonly rule: string;
    readonly neutralised: readonly NeutralisedCells[];
  };
  readonly algorithm: 'ed25519';
  readonly keyId: string;
};
