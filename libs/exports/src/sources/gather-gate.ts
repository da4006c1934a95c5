import { authorityForExport } from '@chancery/authorities';
import type { AuthorityForExport } from '@chancery/authorities';
import { datasetSources } from '@chancery/evidence';
import type { DatasetSource } from '@chancery/evidence';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { tenantOf } from '@chancery/tenancy';
import type { TenantState } from '@chancery/tenancy';
import type { ExportRequest } from '../export/export.events.ts';
import type { GateFacts } from '../gate/gate.ts';
import { brokenFindingsOf, sourcesOf } from './gate-sources.ts';
import { isPassingOutage } from './passing-outage.ts';

/** What the gate is asked with, and the sources as they were when it was. */
export interface GatheredGate {
  readonly facts: GateFacts;
  /** The requested authorities that exist, with their findings of this moment. */
  readonly authorities: readonly AuthorityForExport[];
  /** The requested datasets, and those the authorities cite, by name. */
  readonly datasets: ReadonlyMap<string, DatasetSource>;
}

/**
 * Reads everything the gate decides on. What cannot be read is a failure among the facts, and blocks.
 * @throws Problem `busy`, StoreBusyError when it is only a matter of waiting: then the gate was not asked.
 */
export async function gatherGate(
  plane: Plane,
  tenant: TenantId,
  request: ExportRequest,
  flagSet: string,
): Promise<GatheredGate> {
  const failures: string[] = [];
  const attempt = async <T>(what: string, read: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await read();
    } catch (error) {
      if (isPassingOutage(error)) throw error;
      failures.push(`${what} could not be read (${error instanceof Error ? error.name : 'unknown error'}).`);
      return otherwise;
    }
  };
  const state = await attempt<TenantState>('the tenant', () => tenantOf(plane, tenant), null);
  const found = await Promise.all(
    request.authorities.map((id) => attempt(`authority ${id}`, () => authorityForExport(plane, tenant, id), null)),
  );
  const authorities = found.filter((authority) => authority !== null);
  const names = [...request.datasets, ...authorities.flatMap(citedDatasets)];
  const datasets = await attempt('the datasets', () => datasetSources(plane, tenant, names), new Map());
  const facts: GateFacts = {
    plane: plane.id,
    tenant: state && { id: state.tenant, region: state.region, legalEntity: state.legalEntity },
    policy: state?.policy ?? null,
    sources: sourcesOf(plane.id, request, authorities, datasets),
    brokenFindings: authorities.flatMap(brokenFindingsOf),
    flagSet,
    failures,
  };
  return { facts, authorities, datasets };
}

function citedDatasets({ published }: AuthorityForExport): readonly string[] {
  return (published?.references ?? []).flatMap((reference) =>
    reference.kind === 'evidence' ? [reference.dataset] : [],
  );
}
