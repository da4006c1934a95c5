import type { AuthorityForExport, Finding, PublishedAuthority } from '@chancery/authorities';
import type { DatasetSource } from '@chancery/evidence';
import { planeOf } from '@chancery/kernel';
import type { PlaneId } from '@chancery/kernel';
import type { ExportRequest } from '../export/export.events.ts';
import type { GateFinding, GateSkip, GateSource } from '../gate/gate.ts';

/** An authority as far as the gate asks about it. */
export interface GateAuthority extends Pick<AuthorityForExport, 'authority' | 'findings' | 'skipped'> {
  /** `null`: never published. */
  readonly published: Pick<PublishedAuthority, 'references'> | null;
}

/** What of a dataset left in an export: a bundle holds these batches and no later ones. */
export interface BundledDataset {
  readonly batches: readonly string[];
  /** Rows of these batches that were not retracted when it was built. */
  readonly rows: number;
}

/**
 * Where everything the export draws on is held: each requested authority and dataset, and the evidence the authorities
 * cite. An authority that was not published is nowhere; evidence is where its batch was ingested, which history keeps.
 * @param bundled by name, for an export that was built before: a dataset of which anything was withdrawn since is nowhere.
 */
export function sourcesOf(
  plane: PlaneId,
  request: ExportRequest,
  authorities: readonly GateAuthority[],
  datasets: ReadonlyMap<string, DatasetSource>,
  bundled: ReadonlyMap<string, BundledDataset> = new Map(),
): readonly GateSource[] {
  const published = new Set(authorities.flatMap((each) => (each.published ? [each.authority] : [])));
  const sources: GateSource[] = [
    ...request.authorities.map((id) => ({
      kind: 'authority' as const,
      id,
      plane: published.has(id) ? plane : null,
    })),
    ...request.datasets.flatMap((id) => datasetPlanes(id, datasets.get(id), bundled.get(id))),
    ...authorities.flatMap((authority) => citedEvidence(authority, datasets)),
  ];
  return [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()];
}

/** The findings that block, as the gate names them. */
export function brokenFindingsOf({ authority, findings }: GateAuthority): readonly GateFinding[] {
  return findings.filter(({ severity }) => severity === 'error').map((finding) => gateFinding(authority, finding));
}

/** The findings that would block, had nobody skipped them. */
export function skippedFindingsOf({ authority, skipped }: GateAuthority): readonly GateSkip[] {
  return skipped
    .filter(({ finding }) => finding.severity === 'error')
    .map(({ finding, skip: { owner, justification, expiresAt } }) => ({
      ...gateFinding(authority, finding),
      owner,
      justification,
      expiresAt,
    }));
}

function gateFinding(authority: string, { code, line, column, reason, guidance }: Finding): GateFinding {
  return { authority, code, line, column, message: reason, fix: guidance };
}

function datasetPlanes(
  id: string,
  source: DatasetSource | undefined,
  bundled: BundledDataset | undefined,
): readonly GateSource[] {
  const batches = (source?.batches ?? []).filter(({ batch }) => bundled?.batches.includes(batch) ?? true);
  const rows = batches.reduce((sum, batch) => sum + batch.rows, 0);
  if (batches.length === 0 || (bundled && rows < bundled.rows)) return [{ kind: 'dataset', id, plane: null }];
  return batches.map(({ nameplate }) => ({ kind: 'dataset', id, plane: nameplate.region }));
}

function citedEvidence(
  { published, findings }: GateAuthority,
  datasets: ReadonlyMap<string, DatasetSource>,
): readonly GateSource[] {
  const pinned = (published?.references ?? []).flatMap((reference): readonly GateSource[] => {
    if (reference.kind !== 'evidence') return [];
    const { dataset: id, batch } = reference;
    const { batches = [], withdrawn = [] } = datasets.get(id) ?? {};
    const held = [...batches, ...withdrawn].find((one) => one.batch === batch);
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
