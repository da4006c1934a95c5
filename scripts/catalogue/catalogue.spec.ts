import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { eventCodec } from '@chancery/event-sourcing';
import type { JsonObject } from '@chancery/kernel';
import { ASYNC_API, CATALOGUE, samplePath, schemaPath, STREAMS_PAGE } from './catalogue-folder.ts';
import {
  BOOK_ADDED,
  BOOK_CODEC,
  BOOK_LOST,
  LibraryWorkspace,
  objectOf,
  payloadSchemas,
  recorded,
} from './catalogue.fixture.ts';
import type { Catalogue } from './catalogue.ts';

const BOOK_ADDED_2 = 'chancery.library.book-added.v2';
const ADDED = recorded(BOOK_ADDED, { title: 'Moby-Dick', copies: 2 });
const LOST = recorded(BOOK_LOST, { title: 'Moby-Dick' });

let workspace: LibraryWorkspace;
/** The commit that has the catalogue as it was first written. */
let first: string;
beforeEach(() => {
  workspace = new LibraryWorkspace();
  workspace.folder.write(samplePath(BOOK_ADDED), ADDED);
  workspace.folder.write(samplePath(BOOK_LOST), LOST);
  workspace.write(workspace.catalogue());
  first = workspace.commit();
});
afterEach(() => {
  workspace.dispose();
});

function problems(catalogue: Catalogue): readonly string[] {
  return catalogue.findings().map(({ subject, problem }) => `${subject}: ${problem}`);
}

/** Types after `copies` became `{ count }` in a second version. */
function secondVersion() {
  const schemas = {
    ...payloadSchemas(),
    BookAdded: objectOf({ title: { type: 'string' }, count: { type: 'integer' } }, ['title', 'count']),
  };
  const upcast = ({ copies, ...rest }: JsonObject): JsonObject => ({ ...rest, count: copies });
  const codec = eventCodec({
    BookAdded: { type: BOOK_ADDED_2, upcast: { [BOOK_ADDED]: upcast } },
    BookLost: { type: BOOK_LOST },
  });
  return { schemas, codec };
}

describe('the catalogue', () => {
  it('is sound once written and committed', () => {
    expect(workspace.catalogue().findings()).toEqual([]);
  });

  it('keeps the recorded bytes of a sample as they are', () => {
    expect(readFileSync(join(workspace.root, samplePath(BOOK_ADDED)))).toEqual(ADDED);
  });

  it('tells when a schema differs from the types, and the way out', () => {
    const schemas = payloadSchemas();
    schemas['BookLost'] = { ...schemas['BookLost'], description: 'A book is gone.' };
    expect(workspace.catalogue(schemas).findings()).toContainEqual({
      subject: BOOK_LOST,
      problem: `${schemaPath(BOOK_LOST)} differs from the code`,
      wayOut: 'Run `npm run catalogue` and commit what it wrote.',
    });
  });

  it('tells when a type has no schema yet', () => {
    const codec = eventCodec({
      BookAdded: { type: BOOK_ADDED },
      BookLost: { type: BOOK_LOST },
      BookFound: { type: 'chancery.library.book-found.v1' },
    });
    const schemas = { ...payloadSchemas(), BookFound: objectOf({}, []) };
    const found = problems(workspace.catalogue(schemas, codec));
    expect(found).toContain(
      `chancery.library.book-found.v1: ${schemaPath('chancery.library.book-found.v1')} is missing`,
    );
    expect(found).toContain('chancery.library.book-found.v1: it has no golden sample');
  });

  it('allows a new optional field under the same version', () => {
    const schemas = payloadSchemas();
    schemas['BookLost'] = objectOf({ title: { type: 'string' }, where: { type: 'string' } }, ['title']);
    const catalogue = workspace.catalogue(schemas);
    expect(catalogue.appendOnlyFindings()).toEqual([]);
    workspace.write(catalogue);
    expect(workspace.catalogue(schemas).findings()).toEqual([]);
  });

  it('refuses an incompatible change of a version that was committed', () => {
    const schemas = payloadSchemas();
    schemas['BookLost'] = objectOf({ title: { type: 'string' }, where: { type: 'string' } }, ['title', 'where']);
    const [finding] = workspace.catalogue(schemas).appendOnlyFindings();
    expect(finding?.subject).toBe(BOOK_LOST);
    expect(finding?.problem).toContain(
      `its schema is not compatible with ${first}: data: \`required\` was ["title"] and is ["title","where"]`,
    );
    expect(finding?.wayOut).toContain('next version');
  });

  it.each(['without a release', 'v1.0.0'])('refuses it for ever, however many commits later (%s)', (release) => {
    if (release === 'v1.0.0') workspace.tag(release);
    const since = release === 'v1.0.0' ? release : first;
    const schemas = payloadSchemas();
    schemas['BookAdded'] = objectOf({ title: { type: 'string' } }, ['title']);
    workspace.folder.write(samplePath(BOOK_ADDED), recorded(BOOK_ADDED, { title: 'Moby-Dick' }));
    for (const commits of [1, 2, 3]) {
      workspace.write(workspace.catalogue(schemas));
      workspace.folder.write('commits', String(commits));
      workspace.commit();
    }
    const found = problems(workspace.catalogue(schemas));
    expect(found).toContain(`${BOOK_ADDED}: its golden sample differs from ${since}`);
    expect(found).toContain(`${BOOK_ADDED}: its schema is not compatible with ${since}: data.copies is gone`);
  });

  it('is content again once a mistake was taken back', () => {
    const schemas = payloadSchemas();
    schemas['BookLost'] = objectOf({ title: { type: 'string' }, where: { type: 'string' } }, ['title', 'where']);
    workspace.write(workspace.catalogue(schemas));
    workspace.folder.write(samplePath(BOOK_ADDED), recorded(BOOK_ADDED, { title: 'Emma', copies: 2 }));
    workspace.commit();
    workspace.folder.write(samplePath(BOOK_ADDED), ADDED);
    workspace.write(workspace.catalogue());
    expect(workspace.catalogue().findings()).toEqual([]);
  });

  it('holds on to an optional field that came later', () => {
    const schemas = payloadSchemas();
    schemas['BookLost'] = objectOf({ title: { type: 'string' }, where: { type: 'string' } }, ['title']);
    workspace.write(workspace.catalogue(schemas));
    const second = workspace.commit();
    expect(problems(workspace.catalogue())).toContain(
      `${BOOK_LOST}: its schema is not compatible with ${second}: data.where is gone`,
    );
  });

  it('takes a second version with an upcaster, and reads the sample of the first through it', () => {
    const { schemas, codec } = secondVersion();
    workspace.folder.write(samplePath(BOOK_ADDED_2), recorded(BOOK_ADDED_2, { title: 'Emma', count: 1 }));
    workspace.write(workspace.catalogue(schemas, codec));
    expect(workspace.catalogue(schemas, codec).findings()).toEqual([]);
  });

  it('tells when an upcaster makes what the current schema refuses', () => {
    const { schemas } = secondVersion();
    const codec = eventCodec({
      BookAdded: { type: BOOK_ADDED_2, upcast: { [BOOK_ADDED]: (data: JsonObject) => data } },
      BookLost: { type: BOOK_LOST },
    });
    workspace.write(workspace.catalogue(schemas, codec));
    expect(problems(workspace.catalogue(schemas, codec))).toContain(
      `${BOOK_ADDED}: decoded, it breaks: data must have required property 'count'`,
    );
  });

  it('tells when a sample no longer fits, names the field', () => {
    const schemas = payloadSchemas();
    schemas['BookAdded'] = objectOf({ title: { type: 'string' }, copies: { type: 'integer', minimum: 3 } }, [
      'title',
      'copies',
    ]);
    expect(problems(workspace.catalogue(schemas))).toContain(
      `${BOOK_ADDED}: the sample no longer fits: data/copies must be >= 3`,
    );
  });

  it('tells when the codec cannot read a sample, or changes it', () => {
    const cannotRead = {
      ...BOOK_CODEC,
      decode: () => {
        throw new Error('unknown shelf');
      },
    };
    expect(problems(workspace.catalogue(payloadSchemas(), cannotRead))).toContain(
      `${BOOK_ADDED}: the codec cannot read the sample: unknown shelf`,
    );
    const changes = { ...BOOK_CODEC, encode: () => ({ type: BOOK_LOST, schemaVersion: 1, data: { title: 'Emma' } }) };
    expect(problems(workspace.catalogue(payloadSchemas(), changes))).toContain(
      `${BOOK_LOST}: decoded and encoded again, it is another payload`,
    );
  });

  it('tells when a type disappears from its codec', () => {
    const codec = eventCodec({ BookAdded: { type: BOOK_ADDED } });
    const found = problems(workspace.catalogue(payloadSchemas(), codec));
    expect(found).toContain(
      `${BOOK_LOST}: the type is in ${first} and no codec knows it now, although history may hold events of it`,
    );
    expect(found).toContain(`${BOOK_LOST}: the catalogue has it and no codec knows it`);
  });

  it('tells when a disappeared type was deleted from the folder too', () => {
    rmSync(join(workspace.root, CATALOGUE, BOOK_LOST), { recursive: true });
    const codec = eventCodec({ BookAdded: { type: BOOK_ADDED } });
    const found = problems(workspace.catalogue(payloadSchemas(), codec));
    expect(found).toContain(`${BOOK_LOST}: its golden sample of ${first} is gone`);
    expect(found).toContainEqual(
      expect.stringContaining(`${BOOK_LOST}: the type is in ${first} and no codec knows it now`),
    );
  });

  it('tells when an older version has lost its schema', () => {
    const { schemas, codec } = secondVersion();
    rmSync(join(workspace.root, schemaPath(BOOK_ADDED)));
    expect(problems(workspace.catalogue(schemas, codec))).toContain(
      `${BOOK_ADDED}: an older version has lost its schema`,
    );
  });

  it('tells when a sample was rewritten or lost', () => {
    workspace.folder.write(samplePath(BOOK_ADDED), recorded(BOOK_ADDED, { title: 'Emma', copies: 2 }));
    rmSync(join(workspace.root, samplePath(BOOK_LOST)));
    const found = workspace.catalogue().findings();
    expect(found).toContainEqual({
      subject: BOOK_ADDED,
      problem: `its golden sample differs from ${first}`,
      wayOut: `Bring it back: git checkout ${first} -- ${samplePath(BOOK_ADDED)}`,
    });
    expect(found.map(({ problem }) => problem)).toContain(`its golden sample of ${first} is gone`);
  });

  it('names the types without a sample', () => {
    rmSync(join(workspace.root, samplePath(BOOK_LOST)));
    expect([...workspace.catalogue().lackingSamples()]).toEqual([BOOK_LOST]);
  });
});

describe('its documents', () => {
  it('are a valid AsyncAPI 3.0 document with a message per type on the channel of its streams', () => {
    const document = workspace.folder.readJson(ASYNC_API);
    const require = createRequire(import.meta.url);
    const metaSchema = require('@asyncapi/specs/schemas/3.0.0-without-$id.json') as JsonObject;
    const validate = new Ajv({ strict: false, logger: false, validateFormats: false }).compile(metaSchema);
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
    expect(document).toMatchObject({
      asyncapi: '3.0.0',
      channels: { book: { address: 'book-{tenant}-{id}', messages: { [BOOK_ADDED]: {}, [BOOK_LOST]: {} } } },
      components: { messages: { [BOOK_ADDED]: { name: BOOK_ADDED, examples: [{ payload: { type: BOOK_ADDED } }] } } },
    });
  });

  it('list streams and events for people', () => {
    const page = workspace.folder.read(STREAMS_PAGE)?.toString('utf8');
    expect(page).toContain('## `book-<tenant>-<id>`');
    expect(page).toContain('For example `book-eu_t1-moby`.');
    expect(page).toContain(`| [\`${BOOK_ADDED}\`](catalogue/${BOOK_ADDED}/schema.json) | It happened. |`);
  });
});
