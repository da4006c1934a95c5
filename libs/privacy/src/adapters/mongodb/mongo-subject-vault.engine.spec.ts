import { setTimeout } from 'node:timers/promises';
import { BSON } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@chancery/kernel';
import { newMongoDatabase } from '@chancery/testing/mongodb';
import type { MongoDatabase } from '@chancery/testing/mongodb';
import { PLANE_KEY, subjectVaultContract } from '../../subject-vault.contract.ts';
import type { VaultPlace } from '../../subject-vault.contract.ts';
import { SubjectForgottenError } from '../../subject-vault.ts';
import { openMongoSubjectVault } from './index.ts';

const FORGOTTEN_WITHIN_MS = 500;

async function newPlace(database = newMongoDatabase('vault')): Promise<VaultPlace> {
  const { url, inspect, dispose } = database;
  const clock = new FixedClock(Date.UTC(2026, 10, 23));
  const inKeys = <T>(work: (keys: ReturnType<typeof collections>) => Promise<T>) =>
    inspect((client, name) => work(collections(client, name)));
  return {
    open: (options = {}) =>
      openMongoSubjectVault({ url, planeKey: PLANE_KEY, clock, forgottenWithinMs: FORGOTTEN_WITHIN_MS, ...options }),
    wrappedKey: (subject) =>
      inKeys(async ({ keys }) => {
        const wrapped = (await keys.findOne({ _id: subject }))?.wrapped;
        return wrapped === undefined ? null : Buffer.from(wrapped.value());
      }),
    storedBytes: () =>
      inKeys(async (all) => {
        const { keys, plane, erasures } = all;
        const found = await Promise.all([keys, plane, erasures].map((each) => each.find({}).toArray()));
        return Buffer.concat(found.flat().map((document) => BSON.serialize(document)));
      }),
    loggedErasures: () =>
      inKeys(async ({ erasures }) => {
        const found = await erasures.find({}, { sort: { at: 1 } }).toArray();
        return found.map(({ _id, at }) => ({ subject: _id, at }));
      }),
    backUpKeys: async () => {
      const backup = await inKeys(({ keys }) => keys.find({}).toArray());
      return () =>
        inKeys(async ({ keys }) => {
          await keys.deleteMany({});
          await keys.insertMany(backup);
        });
    },
    loseErasureLog: () =>
      inKeys(async ({ erasures }) => {
        await erasures.drop();
      }),
    dispose,
  };
}

function collections(client: Parameters<Parameters<MongoDatabase['inspect']>[0]>[0], name: string) {
  return {
    keys: client.db(`${name}_keys`).collection<{ _id: string; wrapped?: BSON.Binary }>('subject_keys'),
    plane: client.db(`${name}_keys`).collection<{ _id: string }>('plane'),
    erasures: client.db(`${name}_erasures`).collection<{ _id: string; at: string }>('subject_erasures'),
  };
}

subjectVaultContract('MongoDB', newPlace);

describe('the MongoDB subject vault, in several processes', () => {
  let place: VaultPlace;
  beforeEach(async () => {
    place = await newPlace();
  });
  afterEach(() => place.dispose());

  it('ends with one key when all of them make it at once', async () => {
    const vaults = await Promise.all(Array.from({ length: 5 }, () => place.open()));
    for (let round = 0; round < 10; round += 1) {
      const sealed = await Promise.all(vaults.map((vault) => vault.seal(`eu_a${round}`, 'ada')));
      expect(new Set(sealed).size).toBe(1);
    }
    await Promise.all(vaults.map((vault) => vault.close()));
  });

  it('knows everywhere within the time that was set that a subject was forgotten', async () => {
    const [one, two] = [await place.open(), await place.open()];
    const sealed = await one.seal('eu_a1', 'ada');
    const kept = await one.seal('eu_a2', 'bob');
    expect(await two.open(sealed)).toBe('ada');
    await one.forget('eu_a1');
    await setTimeout(FORGOTTEN_WITHIN_MS);
    expect(await two.open(sealed)).toBeNull();
    await expect(two.seal('eu_a1', 'ada')).rejects.toThrow(SubjectForgottenError);
    expect(await two.open(kept)).toBe('bob');
    await Promise.all([one.close(), two.close()]);
  });

  it('leaves no key behind when a subject is forgotten while others make its key', async () => {
    const vaults = await Promise.all(Array.from({ length: 4 }, () => place.open()));
    for (let round = 0; round < 10; round += 1) {
      const subject = `eu_b${round}`;
      const seals = vaults.slice(1).map((vault) => vault.seal(subject, 'ada').catch(() => null));
      await vaults[0]?.forget(subject);
      await Promise.all(seals);
      expect(await place.wrappedKey(subject)).toBeNull();
    }
    await Promise.all(vaults.map((vault) => vault.close()));
  });

  it('asks the erasure log also when the keys are put back under it', async () => {
    const vault = await place.open();
    const sealed = await vault.seal('eu_a1', 'ada');
    const restore = await place.backUpKeys();
    await vault.forget('eu_a1');
    await restore();
    expect(await place.wrappedKey('eu_a1')).not.toBeNull();
    expect(await vault.open(sealed)).toBeNull();
    await vault.close();
    await (await place.open()).close();
    expect(await place.wrappedKey('eu_a1')).toBeNull();
  });

  it('keeps erasures in another database where it is told to', async () => {
    const [keys, elsewhere] = [newMongoDatabase('vault'), newMongoDatabase('vault_log')];
    const options = { url: keys.url, erasureLogUrl: elsewhere.url, planeKey: PLANE_KEY };
    const vault = await openMongoSubjectVault(options);
    await vault.seal('eu_a1', 'ada');
    await vault.forget('eu_a1');
    await vault.close();
    const logged = await elsewhere.inspect((client, name) =>
      client.db(name).collection<{ _id: string }>('subject_erasures').countDocuments({ _id: 'eu_a1' }),
    );
    expect(logged).toBe(1);
    await keys.dispose();
    await elsewhere.dispose();
  });
});
