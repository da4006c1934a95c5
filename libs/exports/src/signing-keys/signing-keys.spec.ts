import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '@chancery/kernel';
import type { JsonObject } from '@chancery/kernel';
import { given } from '@chancery/testing';
import { signingKeysAggregate } from './signing-keys.aggregate.ts';
import { ROTATION_OVERLAP_MS, signingKeysDecider } from './signing-keys.decide.ts';
import type { SigningKeysCommand } from './signing-keys.decide.ts';
import type { SigningKeyCreated, SigningKeyRotated, SigningKeysEvent } from './signing-keys.events.ts';
import type { SigningKeysState } from './signing-keys.state.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const created: SigningKeyCreated = {
  type: 'SigningKeyCreated',
  keyId: 'eu_k1',
  algorithm: 'ed25519',
  publicKey: 'one',
  from: '2026-11-23T12:00:00.000Z',
};
const rotated: SigningKeyRotated = {
  type: 'SigningKeyRotated',
  keyId: 'eu_k2',
  algorithm: 'ed25519',
  publicKey: 'two',
  from: '2026-11-23T13:00:00.000Z',
  replaces: 'eu_k1',
  replacedUntil: '2026-11-23T13:05:00.000Z',
  reason: 'scheduled',
};
const rotate = { type: 'RotateSigningKey', keyId: 'eu_k2', publicKey: 'two', reason: 'scheduled' } as const;

describe('signing keys of a plane', () => {
  it('begin with the first key offered, and only that', () => {
    const offer = { type: 'CreateSigningKey', keyId: 'eu_k1', publicKey: 'one' } as const;
    given(signingKeysDecider).when(offer, NOW).then(created);
    given(signingKeysDecider, [created])
      .when({ ...offer, keyId: 'eu_k9' }, NOW)
      .then();
  });

  it('rotate from the active key, which stays valid for exports under way', () => {
    given(signingKeysDecider, [created])
      .when({ ...rotate, replaces: 'eu_k1' }, NOW + 60 * 60 * 1000)
      .then(rotated);
    expect(Date.parse(rotated.replacedUntil) - Date.parse(rotated.from)).toBe(ROTATION_OVERLAP_MS);
  });

  it('do not rotate from a key that is not active any more, nor from none', () => {
    given(signingKeysDecider, [created, rotated])
      .when({ ...rotate, keyId: 'eu_k3', replaces: 'eu_k1' }, NOW)
      .then();
    given(signingKeysDecider)
      .when({ ...rotate, replaces: 'eu_k1' }, NOW)
      .then();
  });

  it('keep their whole history, oldest first, and answer with the active one', () => {
    const { state } = given(signingKeysDecider, [created, rotated]);
    expect(state.keys.map(({ keyId, until }) => [keyId, until])).toEqual([
      ['eu_k1', rotated.replacedUntil],
      ['eu_k2', null],
    ]);
    const command: SigningKeysCommand = { ...rotate, replaces: 'eu_k1' };
    expect(signingKeysAggregate.answer(state, [], command)).toMatchObject({ keyId: 'eu_k2', publicKey: 'two' });
    expect(signingKeysAggregate.answer({ keys: [] }, [], command)).toBeNull();
  });

  it('have exactly one key in use after any commands, and survive being stored', () => {
    const id = fc.constantFrom('eu_k1', 'eu_k2', 'eu_k3');
    const command = fc.oneof(
      id.map((keyId) => ({ type: 'CreateSigningKey' as const, keyId, publicKey: keyId })),
      fc.tuple(id, id).map(([keyId, replaces]) => ({ ...rotate, keyId, publicKey: keyId, replaces })),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 10 }), (commands) => {
        let state: SigningKeysState = signingKeysDecider.initialState;
        for (const asked of commands) {
          const { events } = signingKeysDecider.decide(asked, state, NOW);
          const stored = events.map((event) => {
            const { type, data } = signingKeysAggregate.codec.encode(event);
            return signingKeysAggregate.codec.decode(type, JSON.parse(JSON.stringify(data)) as JsonObject);
          });
          expect(stored).toEqual(events);
          state = fold((before, event: SigningKeysEvent) => signingKeysDecider.evolve(before, event), state, stored);
        }
        const inUse = state.keys.filter(({ until }) => until === null);
        expect(inUse.length).toBe(state.keys.length > 0 ? 1 : 0);
        expect(inUse[0]).toEqual(state.keys.at(-1));
      }),
    );
  });
});
