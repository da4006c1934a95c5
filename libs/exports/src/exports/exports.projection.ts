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
  readonly phase: NonNullable<ExportState>['phase'];
  /** ISO 8601; `NEVER` where it has no end. The sweep of expired bundles goes by it. */
  readonly expiresAt: string;
  readonly state: NonNullable<ExportState>;
};

/** Later than any end: sorts behind all others. */
const NEVER = '9999-12-31T23:59:59.999Z';

/** One document per export, for the tenant's list. */
export const exportsProjection: Projection<ExportDocument> = {
  name: 'exports',
  version: 2,
  types: exportAggregate.codec.types,
  indexes: [{ fields: ['tenant', 'requestedAt'] }, { fields: ['phase', 'expiresAt'] }],
  keys: (event) => {
    const { id } = parseStreamName(event.stream);
    return id === null ? [] : [id];
  },
  evolve(document, event) {
    const state = evolveExport(document?.state ?? null, exportAggregate.codec.decode(event.type, event.data));
    if (!state) return document;
    const expiresAt = ('expiresAt' in state ? state.expiresAt : null) ?? NEVER;
    return { tenant: event.tenant, requestedAt: state.requestedAt, phase: state.phase, expiresAt, state };
  },
};
