import { BSON } from 'mongodb';
import type { MongoDatabase } from '@chancery/testing/mongodb';
import type { Piece } from '../find-markers.ts';

/** Every document of a plane's databases: read models, leases, subject keys, signing keys, erasures. */
export async function* documentsIn(plane: MongoDatabase): AsyncIterable<Piece> {
  yield* await plane.inspect(async (client, database) => {
    const pieces: Piece[] = [];
    const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
    for (const { name } of databases.filter((each) => each.name.startsWith(database))) {
      for (const { name: collection } of await client.db(name).listCollections({}, { nameOnly: true }).toArray()) {
        for await (const document of client.db(name).collection(collection).find()) {
          pieces.push({ name: `${name}.${collection}`, bytes: BSON.serialize(document) });
        }
      }
    }
    return pieces;
  });
}
