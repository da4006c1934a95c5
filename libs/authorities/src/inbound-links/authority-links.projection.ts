import { assertNever } from '@chancery/kernel';
import type { Projection, ProjectedEvent } from '@chancery/read-models';
import { authorityAggregate } from '../authority/authority.aggregate.ts';
import type { AuthorityCompiled, AuthorityPublished } from '../authority/authority.events.ts';
import { authorityDocumentId } from '../authorities/authorities.projection.ts';
import { dependentLinks } from './dependency.ts';
import type { LinkPlace } from './dependency.ts';

/** Which compile and which version of an authority are the present ones: links of others are history. */
export type CitingDocument = {
  readonly kind: 'citing';
  readonly tenant: string;
  readonly authority: string;
  /** Stream revision of the last compile; -1 before the first. */
  readonly compile: number;
  /** 0 before the first. */
  readonly version: number;
  readonly title: string;
};

/** The links from one authority to one target. They stand only while `CitingDocument` names the same compile or version. */
export type LinkDocument = {
  readonly kind: 'link';
  readonly tenant: string;
  readonly authority: string;
  /** `Dependency.of` and `.target` */
  readonly of: string;
  readonly target: string;
  /** In the last compile that had such a link. */
  readonly compiled: { readonly compile: number; readonly draftRevision: number } & Places;
  /** In the last version that had such a link. */
  readonly published: { readonly version: number } & Places;
};

type Places = { readonly places: readonly LinkPlace[] };

type Linked = AuthorityCompiled | AuthorityPublished;

const NEVER_COMPILED = { compile: -1, draftRevision: 0, places: [] };
const NEVER_PUBLISHED = { version: 0, places: [] };

/**
 * What links where: a document per authority and target, found by target. An event does not say which links it dropped,
 * so none is deleted: a link counts while its compile or version is the authority's present one.
 */
export const authorityLinksProjection: Projection<CitingDocument | LinkDocument> = {
  name: 'authority_links',
  version: 1,
  types: authorityAggregate.codec.types,
  indexes: [{ fields: ['tenant', 'of', 'authority'] }, { fields: ['tenant', 'target', 'authority'] }],
  keys({ tenant, type, data }) {
    const event = authorityAggregate.codec.decode(type, data);
    if (event.type !== 'AuthorityCompiled' && event.type !== 'AuthorityPublished') return [];
    const { authority, references, findings } = event;
    const targets = dependentLinks(tenant, references, findings).map(({ on }) => on.target);
    const links = [...new Set(targets)].map((target) => linkDocumentId(tenant, authority, target));
    return [authorityDocumentId(tenant, authority), ...links];
  },
  evolve(document, projected, key) {
    const event = authorityAggregate.codec.decode(projected.type, projected.data);
    switch (event.type) {
      case 'AuthorityDrafted':
      case 'FindingSkipped':
      case 'SkipRevoked':
      case 'LinkAccepted':
        return document;
      case 'AuthorityCompiled':
      case 'AuthorityPublished': {
        if (key === authorityDocumentId(projected.tenant, event.authority)) return citing(document, projected, event);
        return link(document, projected, event, key);
      }
      default:
        return assertNever(event);
    }
  },
};

export function linkDocumentId(tenant: string, authority: string, target: string): string {
  return `${tenant}/${authority}>${target}`;
}

function citing(
  document: CitingDocument | LinkDocument | null,
  { tenant, revision }: ProjectedEvent,
  event: Linked,
): CitingDocument {
  const before = document?.kind === 'citing' ? document : null;
  const { authority } = event;
  return {
    kind: 'citing',
    tenant,
    authority,
    compile: event.type === 'AuthorityCompiled' ? revision : (before?.compile ?? -1),
    version: event.type === 'AuthorityPublished' ? event.version : (before?.version ?? 0),
    title: event.type === 'AuthorityPublished' ? event.title : (before?.title ?? authority),
  };
}

function link(
  document: CitingDocument | LinkDocument | null,
  { tenant, revision }: ProjectedEvent,
  event: Linked,
  key: string,
): LinkDocument | null {
  const { authority, references, findings } = event;
  const links = dependentLinks(tenant, references, findings).filter(
    ({ on }) => linkDocumentId(tenant, authority, on.target) === key,
  );
  const [first] = links;
  const before = document?.kind === 'link' ? document : null;
  if (!first) return before;
  const places = links.map(({ place }) => place);
  return {
    kind: 'link',
    tenant,
    authority,
    ...first.on,
    compiled:
      event.type === 'AuthorityCompiled'
        ? { compile: revision, draftRevision: event.draftRevision, places }
        : (before?.compiled ?? NEVER_COMPILED),
    published:
      event.type === 'AuthorityPublished' ? { version: event.version, places } : (before?.published ?? NEVER_PUBLISHED),
  };
}
