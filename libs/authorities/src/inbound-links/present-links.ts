import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { authorityDocumentId } from '../authorities/authorities.projection.ts';
import { authorityLinksProjection } from './authority-links.projection.ts';
import type { CitingDocument, LinkDocument } from './authority-links.projection.ts';
import type { LinkPlace } from './dependency.ts';

/** Links looked at together where all are wanted. */
const PAGE = 1_000;

/** An authority that links to a target, in what it says now. */
export interface PresentLink {
  readonly authority: string;
  readonly title: string;
  /** `Dependency.target` */
  readonly target: string;
  /** In the latest version; `null` when that does not link there. */
  readonly published: { readonly version: number; readonly places: readonly LinkPlace[] } | null;
  /** In the draft as it was compiled last; `null` when that does not link there. */
  readonly draft: { readonly revision: number; readonly places: readonly LinkPlace[] } | null;
}

/** Either everything of a dataset or authority (`of`), or one row or authority (`target`): see `Dependency`. */
export type LinkedTo = { readonly of: string } | { readonly target: string };

export interface PresentLinksPage {
  readonly items: readonly PresentLink[];
  readonly cursor: string | null;
}

/**
 * A page of the authorities that link there, by ID. `limit`: links looked at; those of former texts are left out, so a
 * page may have fewer, and only the `cursor` tells whether it is the last.
 * @throws ReadModelBehindError
 */
export async function presentLinks(
  plane: Plane,
  tenant: TenantId,
  linkedTo: LinkedTo,
  page: { readonly limit: number; readonly after?: string; readonly minPosition: string | null },
): Promise<PresentLinksPage> {
  const links = plane.projections.readModel(authorityLinksProjection);
  const found = await links.find({ where: { tenant, ...linkedTo }, sortBy: 'authority', ...page });
  const written = found.items.filter((document): document is LinkDocument => document.kind === 'link');
  const ids = [...new Set(written.map(({ authority }) => authority))];
  const citing = new Map<string, CitingDocument>();
  await Promise.all(
    ids.map(async (id) => {
      const document = await links.get(authorityDocumentId(tenant, id));
      if (document?.kind === 'citing') citing.set(id, document);
    }),
  );
  const items = written.flatMap((link) => asOf(link, citing.get(link.authority)));
  return { items, cursor: found.cursor };
}

/** IDs of all authorities that link there now, each once. @throws ReadModelBehindError */
export async function authoritiesLinkingTo(
  plane: Plane,
  tenant: TenantId,
  linkedTo: LinkedTo,
  minPosition: string,
): Promise<readonly string[]> {
  const links = await allPresentLinks(plane, tenant, linkedTo, minPosition);
  return [...new Set(links.map(({ authority }) => authority))];
}

/** All pages of `presentLinks`. @throws ReadModelBehindError */
export async function allPresentLinks(
  plane: Plane,
  tenant: TenantId,
  linkedTo: LinkedTo,
  minPosition: string,
): Promise<readonly PresentLink[]> {
  const links: PresentLink[] = [];
  let after: string | null = null;
  do {
    const from: { readonly after?: string } = after === null ? {} : { after };
    const page = await presentLinks(plane, tenant, linkedTo, { limit: PAGE, minPosition, ...from });
    links.push(...page.items);
    after = page.cursor;
  } while (after !== null);
  return links;
}

/** The link as far as it still stands. */
function asOf({ authority, target, compiled, published }: LinkDocument, now: CitingDocument | undefined) {
  if (!now) return [];
  const link: PresentLink = {
    authority,
    title: now.title,
    target,
    published:
      now.version > 0 && published.version === now.version
        ? { version: published.version, places: published.places }
        : null,
    draft:
      now.compile >= 0 && compiled.compile === now.compile
        ? { revision: compiled.draftRevision, places: compiled.places }
        : null,
  };
  return link.published || link.draft ? [link] : [];
}
