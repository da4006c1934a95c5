import { bytesOf, isDuplicateKey, KEYS_DATABASE } from '@chancery/mongodb';
import type { MongoConnection } from '@chancery/mongodb';
import { Binary } from 'mongodb';
import type { Collection } from 'mongodb';
import type { Erasure } from '../../vault/erasure-log.ts';
import { checkFingerprint } from '../../vault/plane-fingerprint.ts';

/** A subject: its wrapped key, or when it was forgotten. One document either way, so that there is never both. */
interface SubjectDocument {
  /** The subject. */
  readonly _id: string;
  readonly wrapped?: Binary;
  /** ISO 8601 UTC. */
  readonly erasedAt?: string;
}

interface PlaneDocument {
  readonly _id: 'plane';
  readonly fingerprint: string;
}

/** Wrapped subject keys and erasures in a database of their own. */
export class MongoKeyCollection {
  private readonly subjects: Collection<SubjectDocument>;

  constructor(private readonly connection: MongoConnection) {
    this.subjects = connection.database(KEYS_DATABASE).collection('subject_keys');
  }

  /** Remembers the fingerprint of the first plane key. @throws PlaneKeyError when the keys are wrapped by another one. */
  async checkPlaneKey(fingerprint: string): Promise<void> {
    const database = this.connection.database(KEYS_DATABASE);
    const plane = database.collection<PlaneDocument>('plane');
    const known = await this.connection.run(async () => {
      const write = { $setOnInsert: { fingerprint } };
      return plane.findOneAndUpdate({ _id: 'plane' }, write, { upsert: true, returnDocument: 'after' });
    });
    checkFingerprint(`the database ${database.databaseName}`, known?.fingerprint ?? '', fingerprint);
  }

  /** Of `subject`: its wrapped key, `erased` when it was forgotten, `null` when it never had a key. */
  async find(subject: string): Promise<Uint8Array | 'erased' | null> {
    const found = await this.connection.run(() => this.subjects.findOne({ _id: subject }));
    return found && contentOf(found);
  }

  /** Inserts the subject's key. Returns what there is instead when another process was first. */
  async add(subject: string, wrapped: Uint8Array): Promise<Uint8Array | 'erased'> {
    try {
      await this.connection.run(() => this.subjects.insertOne({ _id: subject, wrapped: new Binary(wrapped) }));
      return wrapped;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return (await this.find(subject)) ?? 'erased';
    }
  }

  /** Destroys the key, if there is one, and remembers the erasure. Returns whether there was a key. */
  async erase({ subject, at }: Erasure): Promise<boolean> {
    const before = await this.connection.run(() =>
      this.subjects.findOneAndUpdate({ _id: subject }, erasing(at), { upsert: true, returnDocument: 'before' }),
    );
    return before?.wrapped !== undefined;
  }

  /** Destroys the keys of all that are named, where that has not been done. */
  async eraseAll(erasures: readonly Erasure[]): Promise<void> {
    const ids = erasures.map(({ subject }) => subject);
    const done = await this.connection.run(() =>
      this.subjects
        .find({ _id: { $in: ids }, erasedAt: { $exists: true }, wrapped: { $exists: false } })
        .project<{ _id: string }>({ _id: 1 })
        .toArray(),
    );
    const known = new Set(done.map(({ _id }) => _id));
    for (const erasure of erasures) if (!known.has(erasure.subject)) await this.erase(erasure);
  }

  /** Erasures that are known here. */
  async erasures(): Promise<readonly Erasure[]> {
    const found = await this.connection.run(() => this.subjects.find({ erasedAt: { $exists: true } }).toArray());
    return found.map(({ _id, erasedAt = '' }) => ({ subject: _id, at: erasedAt }));
  }
}

/** The first date of an erasure stays. */
function erasing(at: string) {
  return { $unset: { wrapped: '' as const }, $min: { erasedAt: at } };
}

function contentOf({ wrapped }: SubjectDocument): Uint8Array | 'erased' {
  return wrapped === undefined ? 'erased' : bytesOf(wrapped);
}
