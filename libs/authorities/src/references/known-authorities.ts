import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { authorityNamesProjection } from '../authorities/authority-names.projection.ts';
import type { KnownAuthority } from '../compiler/reference-facts.ts';

/** Authorities among which candidates are looked for at most; of more, the first by ID. */
const MAX_KNOWN = 10_000;
const PAGE = 1_000;

/** The tenant's authorities by ID, drafts included, from a read model that may be a moment behind. */
export async function knownAuthorities(plane: Plane, tenant: TenantId): Promise<readonly KnownAuthority[]> {
  const names = plane.projections.readModel(authorityNamesProjection);
  const known: KnownAuthority[] = [];
  let after: string | null = null;
  do {
    const from = after === null ? {} : { after };
    const page = await names.find({ where: { tenant }, sortBy: 'authority', limit: PAGE, ...from });
    known.push(...page.items.map(({ authority, title }) => ({ authority, title })));
    after = page.cursor;
  } while (after !== null && known.length < MAX_KNOWN);
  return known;
}
