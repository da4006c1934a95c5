import { DUPLICATE_KEY } from '@chancery/mongodb';
import { MongoBulkWriteError } from 'mongodb';
import type { AnyBulkWriteOperation, ClientSession, Collection } from 'mongodb';
import type { KeptDocument } from './kept-document.ts';

/**
 * Writes documents in one bulk, each guarded by its `lastPosition`: what is stored already and not older stays. A guarded
 * upsert whose guard fails tries to insert a second document of the ID, which the server refuses as a duplicate: so
 * that is what "stale" looks like.
 */
export async function writeGuarded(
  collection: Collection<KeptDocument>,
  documents: readonly KeptDocument[],
): Promise<void> {
  const refused = await bulk(collection, documents.map(upsert));
  if (refused.length === 0) return;
  // It is also what a document looks like that another process inserted in the same moment, maybe with less in it. By
  // now it is there for sure, and the guard alone decides.
  await bulk(collection, refused.flatMap((index) => documents.slice(index, index + 1)).map(replace));
}

/**
 * The same inside a transaction, which a duplicate ends: with `known` what is there already, read in the same
 * transaction. @throws MongoServerError (duplicate key) when it knows less than there is.
 */
export async function writeGuardedInTransaction(
  collection: Collection<KeptDocument>,
  documents: readonly KeptDocument[],
  session: ClientSession,
  known: ReadonlySet<string> | null,
): Promise<void> {
  if (documents.length === 0) return;
  const writes = documents.map((document) =>
    known?.has(document._id) === true ? replace(document) : upsert(document),
  );
  await collection.bulkWrite(writes, { ordered: false, session });
}

/** Returns the indexes of the writes that were refused as duplicates. @throws MongoBulkWriteError for any other refusal. */
async function bulk(
  collection: Collection<KeptDocument>,
  writes: readonly AnyBulkWriteOperation<KeptDocument>[],
): Promise<readonly number[]> {
  if (writes.length === 0) return [];
  try {
    await collection.bulkWrite(writes, { ordered: false });
    return [];
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) throw error;
    const errors = [error.writeErrors].flat();
    if (errors.length === 0 || errors.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
    return errors.map(({ index }) => index);
  }
}

function upsert(document: KeptDocument): AnyBulkWriteOperation<KeptDocument> {
  return { replaceOne: { ...replacement(document), upsert: true } };
}

function replace(document: KeptDocument): AnyBulkWriteOperation<KeptDocument> {
  return { replaceOne: replacement(document) };
}

function replacement({ _id, ...document }: KeptDocument) {
  return { filter: { _id, lastPosition: { $lt: document.lastPosition } }, replacement: document };
}
