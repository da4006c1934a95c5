import { describe, expect, it } from '@jest/globals';
import { streamName } from '@chancery/kernel';
import type { EventId } from '@chancery/kernel';
import type { ProjectedEvent } from '@chancery/read-models';
import { exportAggregate } from '../export/export.aggregate.ts';
import type { ExportEvent } from '../export/export.events.ts';
import { BUILT, EXPIRED, EXPORT_ID, REQUESTED, TENANT } from '../export/export.fixtures.ts';
import { exportsProjection } from './exports.projection.ts';
import type { ExportDocument } from './exports.projection.ts';

function projected(event: ExportEvent, revision: number): ProjectedEvent {
  const { type, data } = exportAggregate.codec.encode(event);
  return {
    id: `event-${revision}` as EventId,
    type,
    stream: streamName('export', TENANT, EXPORT_ID),
    revision,
    position: String(revision),
    entry: revision + 1,
    time: 0,
    tenant: TENANT,
    plane: 'eu',
    actor: 'eu_atester',
    data,
  };
}

describe('the read model of exports', () => {
  it('has one document per export, under the export’s ID', () => {
    expect(exportsProjection.keys(projected(REQUESTED, 0))).toEqual([EXPORT_ID]);
  });

  it('folds its events as the aggregate does, and keeps the tenant and the time it is sorted by', () => {
    let document: ExportDocument | null = null;
    for (const [revision, event] of [REQUESTED, BUILT].entries()) {
      document = exportsProjection.evolve(document, projected(event, revision), EXPORT_ID);
    }
    expect(document).toMatchObject({
      tenant: TENANT,
      requestedAt: REQUESTED.requestedAt,
      state: { phase: 'built', bundle: BUILT.bundle },
    });
  });

  it('can be searched for built exports whose time is over', () => {
    let document: ExportDocument | null = null;
    const seen = [REQUESTED, BUILT, EXPIRED].map((event, revision) => {
      document = exportsProjection.evolve(document, projected(event, revision), EXPORT_ID);
      return { phase: document?.phase, expiresAt: document?.expiresAt };
    });
    expect(seen).toEqual([
      { phase: 'requested', expiresAt: '9999-12-31T23:59:59.999Z' },
      { phase: 'built', expiresAt: BUILT.expiresAt },
      { phase: 'expired', expiresAt: BUILT.expiresAt },
    ]);
  });

  it('reads every type the aggregate writes', () => {
    expect(exportsProjection.types).toEqual(exportAggregate.codec.types);
  });
});
