import type { CollectionRef, CollectionSpec, PageWrite } from './document-store.ts';
import { checkFieldPath } from './find/field-path.ts';

/** Half a pair of UTF-16, which no encoding of text keeps. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const NAME = /^[a-z][a-z0-9_.-]{0,62}$/;

/** `<name>@<generation>`, for messages and as a key. */
export function refText({ name, generation }: CollectionRef): string {
  return `${name}@${generation}`;
}

/** @throws Error when the name, the generation or an indexed field cannot be one. */
export function checkCollectionSpec(spec: CollectionSpec): void {
  if (!NAME.test(spec.name)) throw new Error(`Not a read model's name: ${JSON.stringify(spec.name)}`);
  if (!Number.isSafeInteger(spec.generation) || spec.generation < 1) {
    throw new Error(`Not a generation: ${spec.generation}; generations are whole numbers from 1`);
  }
  for (const { fields } of spec.indexes) {
    if (fields.length === 0) throw new Error(`${refText(spec)} has an index without fields`);
    fields.forEach(checkFieldPath);
  }
}

/** Whether `id` comes back from every store as it went in. */
export function isDocumentId(id: string): boolean {
  return !LONE_SURROGATE.test(id);
}

/** @throws Error for a document ID that would not come back as it went in: one with half a surrogate pair. */
export function checkPage(page: PageWrite): void {
  for (const { id } of page.documents) {
    if (!isDocumentId(id)) throw new Error(`Not a document ID: ${JSON.stringify(id)} is not well-formed Unicode`);
  }
}

export function unknownCollection(ref: CollectionRef): Error {
  return new Error(`There is no generation ${ref.generation} of the read model ${ref.name}`);
}

export function servingCannotGo(ref: CollectionRef): Error {
  return new Error(`Generation ${ref.generation} of the read model ${ref.name} serves: let another one serve first`);
}
