import { authorityForExport, bundledAuthority } from '@chancery/authorities';
import type { AuthorityForExport } from '@chancery/authorities';
import { datasetSources } from '@chancery/evidence';
import type { CommandContext } from '@chancery/event-sourcing';
import type { DatasetSource } from '@chancery/evidence';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { tenantOf } from '@chancery/tenancy';
import type { TenantState } from '@chancery/tenancy';
import type { ManifestSource } from '../bundle/manifest.ts';
import type { ExportRequest } from '../export/export.events.ts';
import type { GateFacts } from '../gate/gate.ts';
import { brokenFindingsOf, skippedFindingsOf, sourcesOf } from './gate-sources.ts';
import type { BundledDataset, GateAuthority } from './gate-sources.ts';
import { isPassingOutage } from './passing-outage.ts';

/** What the gate is asked with, and the sources as they were when it was. */
export interface GatheredGate<A extends GateAuthority = AuthorityForExport> {
  readonly facts: GateFacts;
  /** The requested authorities that exist, with their findings of this moment. */
  readonly authorities: readonly A[];
  /** The requested datasets, and those the authorities cite, by name. */
  readonly datasets: ReadonlyMap<string, DatasetSource>;
}

/** Who asks about what. */
export interface GateQuestion {
  readonly plane: Plane;
  readonly tenant: TenantId;
  readonly request: ExportRequest;
  readonly context: Pick<CommandContext, 'flagSet' | 'time'>;
}

/** What the sources are: the tenant's as they are now, or those that were bundled. */
interface SourceReader<A extends GateAuthority> {
  authority(id: string): Promise<A | null>;
  /** By name; empty where nothing was bundled yet. */
  readonly datasets: ReadonlyMap<string, BundledDataset>;
}

/**
 * Reads everything the gate decides on before there is a bundle: the latest version of each authority. What cannot be
 * read is a failure among the facts, and blocks.
 * @throws Problem `busy`, StoreBusyError when it is only a matter of waiting: then the gate was not asked.
 */
export function gatherGate(question: GateQuestion): Promise<GatheredGate> {
  const { plane, tenant, context } = question;
  const authority = (id: string) => authorityForExport(plane, tenant, id, context.time);
  return gather(question, { authority, datasets: new Map() });
}

/**
 * Reads everything the gate decides on when a bundle is to leave: of the sources what was bundled, as it stands now. So
 * what was withdrawn since blocks, and what was only published or ingested since does not.
 * @throws Problem `busy`, StoreBusyError
 */
export function gatherGateOfBundle(
  question: GateQuestion,
  sources: readonly ManifestSource[],
): Promise<GatheredGate<GateAuthority>> {
  const { plane, tenant, context } = question;
  const versions = new Map(sources.flatMap((each) => (each.kind === 'authority' ? [[each.id, each.version]] : [])));
  const datasets = new Map(sources.flatMap((each) => (each.kind === 'dataset' ? [[each.id, each]] : [])));
  return gather<GateAuthority>(question, {
    authority: (id) => bundledAuthority(plane, tenant, id, versions.get(id) ?? 0, context.time),
    datasets,
  });
}

async function gather<A extends GateAuthority>(
  { plane, tenant, request, context }: GateQuestion,
  reader: SourceReader<A>,
): Promise<GatheredGate<A>> {
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
    request.authorities.map((id) => attempt(`authority ${id}`, () => reader.authority(id), null)),
  );
  const authorities = found.filter((authority) => authority !== null);
  const names = [...request.datasets, ...authorities.flatMap(citedDatasets)];
  const datasets = await attempt('the datasets', () => datasetSources(plane, tenant, names), new Map());
  const facts: GateFacts = {
    plane: plane.id,
    tenant: state && { id: state.tenant, region: state.region, legalEntity: state.legalEntity },
    policy: state?.policy ?? null,
    sources: sourcesOf(plane.id, request, authorities, datasets, reader.datasets),
    brokenFindings: authorities.flatMap(brokenFindingsOf),
    skippedFindings: authorities.flatMap(skippedFindingsOf),
    flagSet: context.flagSet,
    failures,
  };
  return { facts, authorities, datasets };
}

function citedDatasets({ published }: GateAuthority): readonly string[] {
  return (published?.references ?? []).flatMap((reference) =>
    reference.kind === 'evidence' ? [reference.dataset] : [],
  );
}
