import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventCodec } from '@chancery/event-sourcing';
import type { EventCodec } from '@chancery/event-sourcing';
import type { DomainEvent, JsonObject } from '@chancery/kernel';
import { CatalogueFolder } from './catalogue-folder.ts';
import { Catalogue } from './catalogue.ts';
import type { SchemaSource } from './catalogue.ts';
import { committedCatalogue } from './committed.ts';
import type { EventType } from './event-types.ts';

export const BOOK_ADDED = 'chancery.library.book-added.v1';
export const BOOK_LOST = 'chancery.library.book-lost.v1';

const ANY_OBJECT: JsonObject = { type: 'object' };
const TEXT: JsonObject = { type: 'string' };

/** Payload schemas of the made-up context as its types would give them; tests change them as a person would the types. */
export type PayloadSchemas = { [domainType: string]: JsonObject };

export function payloadSchemas(): PayloadSchemas {
  return {
    BookAdded: objectOf({ title: TEXT, copies: { type: 'integer', minimum: 1 } }, ['title', 'copies']),
    BookLost: objectOf({ title: TEXT }, ['title']),
  };
}

export function objectOf(properties: JsonObject, required: readonly string[]): JsonObject {
  return { description: 'It happened.', type: 'object', additionalProperties: false, properties, required };
}

const envelopeSchema = objectOf({ id: TEXT, type: TEXT, stream: TEXT, data: ANY_OBJECT }, [
  'id',
  'type',
  'stream',
  'data',
]);

/** The recorded bytes of one event of the made-up context. */
export function recorded(type: string, data: JsonObject, stream = 'book-eu_t1-moby'): Buffer {
  return Buffer.from(JSON.stringify({ id: '1', type, stream, data }));
}

export const BOOK_CODEC: EventCodec<DomainEvent> = eventCodec({
  BookAdded: { type: BOOK_ADDED },
  BookLost: { type: BOOK_LOST },
});

/** A git repository with the catalogue of a made-up context, `library`, with one kind of stream, `book`. */
export class LibraryWorkspace {
  readonly root = mkdtempSync(join(tmpdir(), 'chancery-catalogue-'));
  readonly folder = new CatalogueFolder(this.root);

  constructor() {
    this.git('init', '--quiet');
  }

  /** The catalogue as code with these schemas and this codec would have it. */
  catalogue(schemas: PayloadSchemas = payloadSchemas(), codec: EventCodec<DomainEvent> = BOOK_CODEC): Catalogue {
    const source: SchemaSource = {
      payload: (_context, domainType) => schemas[domainType] ?? ANY_OBJECT,
      envelope: () => envelopeSchema,
    };
    const domainTypes = new Map([...codec.currentTypes].map(([domainType, type]) => [type, domainType]));
    const types: EventType[] = codec.types.map((type) => {
      return { type, context: 'library', category: 'book', domainType: domainTypes.get(type) ?? null, codec };
    });
    return new Catalogue(types, source, this.folder, committedCatalogue(this.root) ?? [], '1.0.0');
  }

  write(catalogue: Catalogue): void {
    for (const [path, content] of catalogue.generated()) this.folder.write(path, content);
  }

  /** @returns the abbreviated hash. */
  commit(): string {
    this.git('add', '-A');
    this.git('-c', 'user.name=Test', '-c', 'user.email=test@localhost', 'commit', '--quiet', '-m', 'test: state');
    return this.git('rev-parse', '--short', 'HEAD');
  }

  tag(name: string): void {
    this.git('tag', name);
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private git(...parameters: string[]): string {
    return execFileSync('git', ['-C', this.root, ...parameters], { encoding: 'utf8' }).trim();
  }
}
