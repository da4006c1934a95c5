import type { AuthorityForExport } from '@chancery/authorities';
import type { DatasetSource } from '@chancery/evidence';
import { planeOf } from '@chancery/kernel';
import type { PlaneId } from '@chancery/kernel';
import type { ExportRequest } from '../export/export.events.ts';
import type { GateFinding, GateSource } from '../gate/gate.ts';

/**
 * Where everything the export draws on is held: each requested authority and dataset, and the evidence the authorities
 * cite. An authority that was not published is nowhere; evidence is where its batch was ingested, if that still stands.
 */
export function sourcesOf(
  plane: PlaneId,
  request: ExportRequest,
  authorities: readonly AuthorityForExport[],
  datasets: ReadonlyMap<string, DatasetSource>,
): readonly GateSource[] {
  const published = new Set(authorities.flatMap((each) => (each.published ? [each.authority] : [])));
  const sources: GateSource[] = [
    ...request.authorities.map((id) => ({
      kind: 'authority' as const,
      id,
      plane: published.has(id) ? plane : null,
    })),
    ...request.datasets.flatMap((id) => datasetPlanes(id, datasets.get(id))),
    ...authorities.flatMap((authority) => citedEvidence(authority, datasets)),
  ];
  return [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()];
}

/** The findings that block, as the gate names them. */
export function brokenFindingsOf({ authority, findings }: AuthorityForExport): readonly GateFinding[] {
  return findings
    .filter(({ severity }) => severity === 'error')
    .map(({ code, line, column, reason, guidance }) => ({
      authority,
      code,
      line,
      column,
      message: reason,
      fix: guidance,
    }));
}

function datasetPlanes(id: string, source: DatasetSource | undefined): readonly GateSource[] {
  const regions = source?.batches.map(({ nameplate }) => nameplate.region) ?? [];
  if (regions.length === 0) return [{ kind: 'dataset', id, plane: null }];
  return regions.map((region) => ({ kind: 'dataset', id, plane: region }));
}

function citedEvidence(
  { published, findings }: AuthorityForExport,
  datasets: ReadonlyMap<string, DatasetSource>,
): readonly GateSource[] {
  const pinned = (published?.references ?? []).flatMap((reference): readonly GateSource[] => {
    if (reference.kind !== 'evidence') return [];
    const { dataset: id, batch } = reference;
    const held = datasets.get(id)?.batches.find((one) => one.batch === batch);
    return [{ kind: 'evidence', id, plane: held?.nameplate.region ?? null }];
  });
  const foreign = findings
    .filter(({ code }) => code === 'evidence-outside-plane')
    .map(({ target }): GateSource => ({ kind: 'evidence', id: target, plane: planeNamedIn(target) }));
  return [...pinned, ...foreign];
}

/** The plane of `evidence://TENANT/DATASET/ROW`; `null` when it names none. */
function planeNamedIn(target: string): PlaneId | null {
  return planeOf(/^evidence:\/\/([^/]+)\//.exec(target)?.[1] ?? '');
}
