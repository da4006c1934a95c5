import { parseStreamName } from '@chancery/kernel';
import type { Projection } from '@chancery/read-models';
import { exportAggregate } from '../export/export.aggregate.ts';
import { evolveExport } from '../export/export.state.ts';
import type { ExportState } from '../export/export.state.ts';

/** One export as its events left it. */
export type ExportDocument = {
  readonly tenant: string;
  /** ISO 8601; the list is sorted by it. */
  readonly requestedAt: string;
  readonly state: NonNullable<ExportState>;
};

/** One document per export, for the tenant's list. */
export const exportsProjection: Projection<ExportDocument> = {
  name: 'exports',
  version: 1,
  types: exportAggregate.codec.types,
  indexes: [{ fields: ['tenant', 'requestedAt'] }],
  keys: (event) => {
    const { id } = parseStreamName(event.stream);
    return id === null ? [] : [id];
  },
  evolve(document, event) {
    const state = evolveExport(document?.state ?? null, exportAggregate.codec.decode(event.type, event.data));
    if (!state) return document;
    return { tenant: event.tenant, requestedAt: state.requestedAt, state };
  },
};
