import { accept, assertNever } from '@chancery/kernel';
import type { Decider, Decision, EpochMs } from '@chancery/kernel';
import type { RotationReason, SigningKeysEvent } from './signing-keys.events.ts';
import { activeKey, evolveSigningKeys } from './signing-keys.state.ts';
import type { SigningKeysState } from './signing-keys.state.ts';

/** Offers the plane's first key. Of several offers the first stands. */
export interface CreateSigningKey {
  readonly type: 'CreateSigningKey';
  readonly keyId: string;
  /** Raw 32 bytes, base64. */
  readonly publicKey: string;
}

/** Offers a key in place of `replaces`. Nothing happens when that is not the active key any more. */
export interface RotateSigningKey {
  readonly type: 'RotateSigningKey';
  readonly keyId: string;
  /** Raw 32 bytes, base64. */
  readonly publicKey: string;
  readonly replaces: string;
  readonly reason: RotationReason;
}

export type SigningKeysCommand = CreateSigningKey | RotateSigningKey;

/** How long a replaced key stays valid: an export that read the key before the rotation is signed well within it. */
export const ROTATION_OVERLAP_MS = 5 * 60 * 1000;

export const signingKeysDecider: Decider<SigningKeysCommand, SigningKeysEvent, SigningKeysState> = {
  initialState: { keys: [] },
  decide(command, state, now) {
    switch (command.type) {
      case 'CreateSigningKey':
        return decideCreate(command, state, now);
      case 'RotateSigningKey':
        return decideRotate(command, state, now);
      default:
        return assertNever(command);
    }
  },
  evolve: evolveSigningKeys,
};

function decideCreate(
  { keyId, publicKey }: CreateSigningKey,
  state: SigningKeysState,
  now: EpochMs,
): Decision<SigningKeysEvent> {
  if (activeKey(state)) return accept();
  return accept({ type: 'SigningKeyCreated', keyId, algorithm: 'ed25519', publicKey, from: iso(now) });
}

function decideRotate(command: RotateSigningKey, state: SigningKeysState, now: EpochMs): Decision<SigningKeysEvent> {
  const { keyId, publicKey, replaces, reason } = command;
  if (activeKey(state)?.keyId !== replaces) return accept();
  return accept({
    type: 'SigningKeyRotated',
    keyId,
    algorithm: 'ed25519',
    publicKey,
    from: iso(now),
    replaces,
    replacedUntil: iso(now + ROTATION_OVERLAP_MS),
    reason,
  });
}

function iso(time: EpochMs): string {
  return new Date(time).toISOString();
}
