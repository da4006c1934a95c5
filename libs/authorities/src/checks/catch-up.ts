import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { DocumentWrite } from '@chancery/read-models';
import { authoritiesLinkingTo } from '../inbound-links/present-links.ts';
import type { LinkedTo } from '../inbound-links/present-links.ts';
import { AFFECTING_TYPES, affectedBy } from './affected.ts';
import { AUTHORITY_CHECKS, checkDocumentId, positionOf, progressId } from './authority-checks.ts';
import type { CheckProgress } from './authority-checks.ts';
import { checkAuthorities } from './check-authorities.ts';

/** Entries read at a time. */
const PAGE = 500;
/** One catching up stops reading on once it has this many authorities to check: nobody waits for minutes. */
const ENOUGH = 2_000;
/** Authorities checked together: what they link to is looked up once. */
const TOGETHER = 200;

export interface CaughtUp {
  /** Every change up to this entry of the tenant is checked. */
  readonly entry: number;
  /** Entries of the tenant that came after it. */
  readonly behind: number;
  /** Authorities that were checked now. */
  readonly checked: number;
}

/**
 * Checks what changed since the last time, and what depends on it, and nothing else. One at a time per tenant.
 * @throws ReadModelBehindError when it is not known yet what depends on the changes; Problem `busy`
 */
export async function catchUp(plane: Plane, tenant: TenantId): Promise<CaughtUp> {
  await plane.readModels.ensure(AUTHORITY_CHECKS);
  const before = await progressOf(plane, tenant);
  const { entry, ids } = await changedSince(plane, tenant, before);
  for (let from = 0; from < ids.length; from += TOGETHER) {
    const documents = await checkAuthorities(plane, tenant, ids.slice(from, from + TOGETHER));
    await write(
      plane,
      documents.map((document) => ({
        id: checkDocumentId(tenant, document.authority),
        document,
        lastPosition: positionOf(entry),
      })),
      entry,
    );
  }
  const progress: CheckProgress = { entry };
  if (entry > before) {
    await write(plane, [{ id: progressId(tenant), document: progress, lastPosition: positionOf(entry) }], entry);
  }
  return { entry, behind: (await plane.events.tenantHead(tenant)) - entry, checked: ids.length };
}

async function progressOf(plane: Plane, tenant: TenantId): Promise<number> {
  const stored = await plane.readModels.get(AUTHORITY_CHECKS, progressId(tenant));
  return (stored?.document as CheckProgress | null | undefined)?.entry ?? 0;
}

/** The authorities to be checked for the changes after an entry, and the entry up to which those are known. */
async function changedSince(
  plane: Plane,
  tenant: TenantId,
  after: number,
): Promise<{ readonly entry: number; readonly ids: readonly string[] }> {
  const ids = new Set<string>();
  let entry = after;
  for (;;) {
    const head = await plane.events.tenantHead(tenant);
    const events = await plane.events.readTenant(tenant, entry, PAGE, { filter: { types: AFFECTING_TYPES } });
    const last = events.at(-1);
    const isEnd = events.length < PAGE;
    if (last) {
      const { authorities, targets } = affectedBy(events);
      for (const id of [...authorities, ...(await dependents(plane, tenant, targets, last.position))]) ids.add(id);
    }
    entry = isEnd ? Math.max(head, last?.entry ?? 0) : (last?.entry ?? entry);
    if (isEnd || ids.size >= ENOUGH) return { entry, ids: [...ids] };
  }
}

async function dependents(
  plane: Plane,
  tenant: TenantId,
  targets: readonly LinkedTo[],
  minPosition: string,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const target of targets) found.push(...(await authoritiesLinkingTo(plane, tenant, target, minPosition)));
  return found;
}

async function write(plane: Plane, documents: readonly DocumentWrite[], entry: number): Promise<void> {
  const page = { documents, parked: [], unparked: [], checkpoint: positionOf(entry) };
  await plane.readModels.applyPage(AUTHORITY_CHECKS, page);
}
