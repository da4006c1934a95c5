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
  ROW_PIN,
  TERMS_PIN,
} from '../authority/authority.fixtures.ts';
import { authorityLinksProjection } from './authority-links.projection.ts';
import type { CitingDocument, LinkDocument } from './authority-links.projection.ts';

const TENANT = 'eu_tone' as TenantId;
type AnyDocument = CitingDocument | LinkDocument;

function projected(event: AuthorityEvent, revision: number): ProjectedEvent {
  const { type, data } = authorityAggregate.codec.encode(event);
  const stream = streamName('authority', TENANT, event.authority);
  const place = { revision, position: `${revision}`, entry: revision + 1 };
  return { id: 'e' as EventId, type, stream, ...place, time: NOW, tenant: TENANT, plane: 'eu', actor: 'eu_a', data };
}

function documentsAfter(...events: readonly AuthorityEvent[]): ReadonlyMap<string, AnyDocument> {
  const documents = new Map<string, AnyDocument>();
  for (const event of events.map(projected)) {
    for (const key of authorityLinksProjection.keys(event)) {
      const document = authorityLinksProjection.evolve(documents.get(key) ?? null, event, key);
      if (document) documents.set(key, document);
    }
  }
  return documents;
}

describe('the read model of links', () => {
  it('has a document per authority and target, with every place', () => {
    const twice = { ...TERMS_PIN, line: 9, target: 'authority:terms' };
    const documents = documentsAfter(drafted(1), compiledEvent(1, { references: [TERMS_PIN, twice, ROW_PIN] }));
    expect([...documents.keys()].sort()).toEqual([
      'eu_tone/rule',
      'eu_tone/rule>authority:terms',
      'eu_tone/rule>evidence:holdings/H1',
    ]);
    expect(documents.get('eu_tone/rule>authority:terms')).toMatchObject({
      of: 'authority:terms',
      compiled: { compile: 1, draftRevision: 1, places: [{ line: 3, section: 'scope' }, { line: 9 }] },
      published: { version: 0, places: [] },
    });
    expect(documents.get('eu_tone/rule>evidence:holdings/H1')).toMatchObject({
      of: 'evidence:holdings',
      compiled: { places: [{ batch: 'b1', version: null, resolves: true }] },
    });
  });

  it('lists what leads nowhere under what it names', () => {
    const documents = documentsAfter(drafted(1), compiledEvent(1, { references: [], findings: [BROKEN] }));
    expect(documents.get('eu_tone/rule>authority:trems')).toMatchObject({
      compiled: { places: [{ line: 5, column: 2, resolves: false, version: null }] },
    });
  });

  it('keeps links to evidence of others, malformed ones and headings out', () => {
    const targets = ['evidence://eu_tother/holdings/H1', 'authority:A B', '#scope', 'authority:#own'];
    const findings = targets.map((target, line) => ({ ...BROKEN, target, line: line + 1 }));
    const documents = documentsAfter(drafted(1), compiledEvent(1, { references: [], findings }));
    expect([...documents.keys()]).toEqual(['eu_tone/rule']);
  });

  it('tells the present compile and version from those before', () => {
    const documents = documentsAfter(
      drafted(1),
      compiledEvent(1),
      publishedEvent(1),
      drafted(2),
      compiledEvent(2, { references: [ROW_PIN] }),
    );
    expect(documents.get('eu_tone/rule')).toEqual({
      kind: 'citing',
      tenant: 'eu_tone',
      authority: 'rule',
      compile: 4,
      version: 1,
      title: 'Rule 1',
    });
    expect(documents.get('eu_tone/rule>authority:terms')).toMatchObject({
      compiled: { compile: 1 },
      published: { version: 1 },
    });
    expect(documents.get('eu_tone/rule>evidence:holdings/H1')).toMatchObject({
      compiled: { compile: 4 },
      published: { version: 1 },
    });
  });
});
