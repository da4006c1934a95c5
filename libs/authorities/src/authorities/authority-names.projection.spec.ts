import { expect, it } from '@jest/globals';
import { streamName } from '@chancery/kernel';
import type { EventId, TenantId } from '@chancery/kernel';
import type { ProjectedEvent } from '@chancery/read-models';
import { authorityAggregate } from '../authority/authority.aggregate.ts';
import type { AuthorityEvent } from '../authority/authority.events.ts';
import { compiledEvent, drafted, NOW, publishedEvent } from '../authority/authority.fixtures.ts';
import { authorityNamesProjection } from './authority-names.projection.ts';

const TENANT = 'eu_tone' as TenantId;

function projected(event: AuthorityEvent): ProjectedEvent {
  const { type, data } = authorityAggregate.codec.encode(event);
  const stream = streamName('authority', TENANT, event.authority);
  const place = { revision: 0, position: '0', entry: 1 };
  return { id: 'e' as EventId, type, stream, ...place, time: NOW, tenant: TENANT, plane: 'eu', actor: 'eu_a', data };
}

it('the names of authorities follow their drafts', () => {
  const [first, second] = [projected(drafted(1)), projected(drafted(2))];
  const [key = ''] = authorityNamesProjection.keys(first);
  expect(key).toBe('eu_tone/rule');
  const document = authorityNamesProjection.evolve(null, first, key);
  expect(document).toEqual({ tenant: TENANT, authority: 'rule', title: 'Rule 1' });
  expect(authorityNamesProjection.evolve(document, second, key)).toEqual({ ...document, title: 'Rule 2' });
  expect(
    [compiledEvent(1), publishedEvent(1)].flatMap((event) => authorityNamesProjection.keys(projected(event))),
  ).toEqual([]);
});
