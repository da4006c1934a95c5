import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { onDataset, onRow } from './dependency.ts';
import type { LinkPlace } from './dependency.ts';
import { allPresentLinks } from './present-links.ts';
import type { LinkedTo, PresentLink } from './present-links.ts';

/** Evidence somebody may be about to withdraw. */
export interface EvidenceInQuestion {
  readonly dataset: string;
  /** Row IDs; absent: every row of the dataset. */
  readonly rows?: readonly string[];
  /** Only where the row was pinned in this batch; absent: in whichever. */
  readonly batch?: string;
}

/** An authority that cites a row, in its latest version, in its draft as compiled last, or in both. */
export interface EvidenceCitation {
  readonly authority: string;
  readonly title: string;
  readonly dataset: string;
  readonly row: string;
  /** The latest version, when that cites the row; `null` when only the draft does. */
  readonly version: number | null;
  /** The draft's revision, when its last compile cites the row; `null` when only the latest version does. */
  readonly draftRevision: number | null;
  /** Where, in the version or else in the draft; as the row was pinned. */
  readonly links: readonly { readonly line: number; readonly column: number; readonly batch: string }[];
}

/** Rows looked up one by one; of more rows the whole dataset's citations are read. */
const MAX_LOOK_UPS = 100;

/**
 * Which authorities cite this evidence, as of the log's present end: what is to be shown before rows are retracted or
 * deleted. By authority, then row.
 * @throws ReadModelBehindError when the list cannot be that fresh within two seconds
 */
export async function authoritiesCiting(
  plane: Plane,
  tenant: TenantId,
  { dataset, rows, batch }: EvidenceInQuestion,
): Promise<readonly EvidenceCitation[]> {
  const minPosition = await plane.events.head();
  const each: readonly LinkedTo[] =
    rows && rows.length <= MAX_LOOK_UPS
      ? rows.map((row) => ({ target: onRow(dataset, row).target }))
      : [{ of: onDataset(dataset) }];
  const found = (await Promise.all(each.map((to) => allPresentLinks(plane, tenant, to, minPosition)))).flat();
  const asked = rows && new Set(rows);
  return found
    .flatMap((link) => citation(dataset, link, batch))
    .filter(({ row }) => asked?.has(row) ?? true)
    .sort((left, right) => compare(left.authority, right.authority) || compare(left.row, right.row));
}

function citation(dataset: string, link: PresentLink, batch: string | undefined): readonly EvidenceCitation[] {
  const inVersion = pinnedPlaces(link.published?.places, batch);
  const inDraft = pinnedPlaces(link.draft?.places, batch);
  if (inVersion.length + inDraft.length === 0) return [];
  return [
    {
      authority: link.authority,
      title: link.title,
      dataset,
      row: link.target.slice(onRow(dataset, '').target.length),
      version: inVersion.length > 0 ? (link.published?.version ?? null) : null,
      draftRevision: inDraft.length > 0 ? (link.draft?.revision ?? null) : null,
      links: inVersion.length > 0 ? inVersion : inDraft,
    },
  ];
}

/** The links that resolved, to a row of this batch. */
function pinnedPlaces(places: readonly LinkPlace[] = [], batch: string | undefined) {
  return places.flatMap(({ line, column, batch: pinned }) =>
    pinned !== null && (batch === undefined || pinned === batch) ? [{ line, column, batch: pinned }] : [],
  );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
