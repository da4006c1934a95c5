import type { Projection } from '@chancery/read-models';
import { parseStreamName } from '@chancery/kernel';
import type { SavedQueryAnswer } from '../../contract/saved-query.ts';
import { savedQueryAggregate, savedQueryAnswer } from './saved-query.aggregate.ts';

export type SavedQueryDocument = SavedQueryAnswer & { readonly tenant: string };

/** One document per saved query; none for a removed one. */
export const savedQueriesProjection: Projection<SavedQueryDocument> = {
  name: 'saved-queries',
  version: 1,
  types: savedQueryAggregate.codec.types,
  indexes: [{ fields: ['tenant', 'name'] }],
  keys: (event) => [`${event.tenant}/${parseStreamName(event.stream).id ?? ''}`],
  evolve(_, event) {
    const decoded = savedQueryAggregate.codec.decode(event.type, event.data);
    return decoded.type === 'QuerySaved' ? { tenant: event.tenant, ...savedQueryAnswer(decoded) } : null;
  },
};
