import type { Projection } from '@chancery/read-models';
import { authorityAggregate } from '../authority/authority.aggregate.ts';
import { authorityDocumentId } from './authorities.projection.ts';

/** What an authority is called, and nothing else. */
export type AuthorityNameDocument = {
  readonly tenant: string;
  readonly authority: string;
  readonly title: string;
};

/**
 * One small document per authority: a link that leads nowhere is compared with all of a tenant's names, and ten thousand
 * of the list's documents, with their sections and findings, take too long to read for that.
 */
export const authorityNamesProjection: Projection<AuthorityNameDocument> = {
  name: 'authority_names',
  version: 1,
  types: authorityAggregate.codec.types,
  indexes: [{ fields: ['tenant', 'authority'] }],
  keys({ tenant, type, data }) {
    const event = authorityAggregate.codec.decode(type, data);
    return event.type === 'AuthorityDrafted' ? [authorityDocumentId(tenant, event.authority)] : [];
  },
  evolve(document, { tenant, type, data }) {
    const event = authorityAggregate.codec.decode(type, data);
    if (event.type !== 'AuthorityDrafted') return document;
    const { authority, title } = event;
    return { tenant, authority, title };
  },
};
