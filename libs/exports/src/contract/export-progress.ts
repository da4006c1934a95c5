/**
 * Steps of a build, in their order: the gate is asked again, the sources are read, the documents are written, the PDF
 * waits for its turn and is drawn, all is packed and signed, stored, and recorded.
 */
export const EXPORT_STEPS = ['asking', 'reading', 'writing', 'drawing', 'packing', 'storing', 'recording'] as const;
export type ExportStep = (typeof EXPORT_STEPS)[number];

/** How many of how many. */
export type DoneOf = {
  readonly done: number;
  readonly total: number;
};

/** How far a build is. */
export type ExportProgress = {
  /**
   * `running`: told within the last seconds. `unknown`: nobody has told of it for a while, or it only just began in
   * another process; after a crash the same request with its Idempotency-Key goes on with it. The rest is what was told
   * last.
   */
  readonly state: 'running' | 'unknown';
  /** `null` when nothing is known of it. */
  readonly step: ExportStep | null;
  /** Documents of the bundle; `null` until the sources are read. */
  readonly documents: DoneOf | null;
  /** Pages of the PDF; `null` where there is none, or it is not laid out yet. */
  readonly pages: DoneOf | null;
  /** Of the documents so far, uncompressed. */
  readonly bytes: number;
  /** Grows with every change; the ID of the event that tells it. */
  readonly sequence: number;
  /** When it was told; ISO 8601 UTC. `null` when nothing is known of it. */
  readonly updatedAt: string | null;
};
