import { describe, expect, it } from '@jest/globals';
import { streamName } from '@chancery/kernel';
import type { EventId, TenantId } from '@chancery/kernel';
import type { ProjectedEvent } from '@chancery/read-models';
import { authorityAggregate } from '../authority/authority.aggregate.ts';
import type { AuthorityEvent } from '../authority/authority.events.ts';
import {
  BROKEN,
  compiledEvent,
  drafted,
  NOW,
  publishedEvent,
  revoked,
  ROW_PIN,
  SECTION,
  SKIP,
  skipped,
  TERMS_PIN,
  WARNING,
} from '../authority/authority.fixtures.ts';
import { authoritiesProjection, authorityItem } from './authorities.projection.ts';
import type { AuthorityDocument } from './authorities.projection.ts';

const TENANT = 'eu_tone' as TenantId;

function projected(event: AuthorityEvent, revision: number): ProjectedEvent {
  const { type, data } = authorityAggregate.codec.encode(event);
  return {
    id: `e${revision}` as EventId,
    type,
    stream: streamName('authority', TENANT, event.authority),
    revision,
    position: `${revision}`,
    entry: revision + 1,
    time: NOW,
    tenant: TENANT,
    plane: 'eu',
    actor: 'eu_aone',
    data,
  };
}

function documentAfter(...events: readonly AuthorityEvent[]): AuthorityDocument {
  const document = events.map(projected).reduce<AuthorityDocument | null>((before, event) => {
    const [key = ''] = authoritiesProjection.keys(event);
    expect(key).toBe('eu_tone/rule');
    return authoritiesProjection.evolve(before, event, key);
  }, null);
  if (!document) throw new Error('No document');
  return document;
}

describe('the read model of authorities', () => {
  it('folds drafts, compiles and versions', () => {
    const references = [TERMS_PIN, TERMS_PIN, ROW_PIN];
    const events = [drafted(1), compiledEvent(1, { references, findings: [WARNING] }), publishedEvent(1), drafted(2)];
    expect(documentAfter(...events)).toEqual({
      tenant: 'eu_tone',
      authority: 'rule',
      title: 'Rule 2',
      draftRevision: 2,
      compiledRevision: 1,
      publishedRevision: 1,
      version: 1,
      findings: [WARNING],
      skips: [],
      sections: [SECTION],
      compiledLinks: ['authority:terms#scope', 'evidence:holdings/H1'],
      publishedLinks: ['authority:terms#scope', 'evidence:holdings/H1'],
      updatedAt: NOW + 2,
    });
  });

  it('folds the same events twice to the same document', () => {
    const once = documentAfter(drafted(1), compiledEvent(1));
    expect(documentAfter(drafted(1), drafted(1), compiledEvent(1), compiledEvent(1))).toEqual(once);
  });

  it('knows every event of the aggregate', () => {
    expect(authoritiesProjection.types).toEqual(authorityAggregate.codec.types);
  });

  it.each([
    ['draft', [drafted(1)]],
    ['compiled', [drafted(1), compiledEvent(1, { findings: [WARNING] })]],
    ['broken', [drafted(1), compiledEvent(1, { findings: [BROKEN] })]],
    ['published', [drafted(1), compiledEvent(1), publishedEvent(1)]],
    ['draft', [drafted(1), compiledEvent(1), publishedEvent(1), drafted(2)]],
  ] as const)('shows the status %s', (status, events) => {
    expect(authorityItem(documentAfter(...events), NOW).status).toBe(status);
  });

  it('shows versions and findings as figures', () => {
    expect(authorityItem(documentAfter(drafted(1)), NOW)).toMatchObject({
      version: null,
      findingCounts: { errors: 0, warnings: 0, skipped: 0 },
      updatedAt: '2026-11-23T12:00:00.001Z',
    });
    const events = [
      drafted(1),
      compiledEvent(1),
      publishedEvent(1),
      compiledEvent(1, { findings: [BROKEN, WARNING, WARNING] }),
    ];
    expect(authorityItem(documentAfter(...events), NOW)).toMatchObject({
      version: 1,
      findingCounts: { errors: 1, warnings: 2, skipped: 0 },
    });
  });

  it('counts a skipped finding apart until the skip ends, is revoked, or the tenant allows none', () => {
    const events = [drafted(1), compiledEvent(1, { findings: [BROKEN, WARNING] }), skipped()];
    const document = documentAfter(...events);
    expect(authorityItem(document, NOW)).toMatchObject({
      status: 'compiled',
      findingCounts: { errors: 0, warnings: 1, skipped: 1 },
    });
    for (const item of [
      authorityItem(document, SKIP.expiresAt),
      authorityItem(document, null),
      authorityItem(documentAfter(...events, revoked()), NOW),
    ]) {
      expect(item).toMatchObject({ status: 'broken', findingCounts: { errors: 1, warnings: 1, skipped: 0 } });
    }
    expect(documentAfter(...events, skipped({ skip: 's2' })).skips).toEqual([{ ...SKIP, skip: 's2' }]);
  });
});
