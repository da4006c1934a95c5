import { assertNever } from '@chancery/kernel';
import type { SigningKeysEvent } from './signing-keys.events.ts';

export type SigningKey = {
  readonly keyId: string;
  readonly algorithm: 'ed25519';
  /** Raw 32 bytes, base64. */
  readonly publicKey: string;
  /** ISO 8601, UTC: first instant it may have signed at. */
  readonly from: string;
  /** ISO 8601, UTC: first instant it may no longer have signed at; `null` while it is in use. */
  readonly until: string | null;
};

/** All keys the plane ever had, oldest first. */
export type SigningKeysState = { readonly keys: readonly SigningKey[] };

/** The key that signs now; `null` before the first. */
export function activeKey({ keys }: SigningKeysState): SigningKey | null {
  return keys.at(-1) ?? null;
}

export function evolveSigningKeys(state: SigningKeysState, event: SigningKeysEvent): SigningKeysState {
  const { keyId, algorithm, publicKey, from } = event;
  const added: SigningKey = { keyId, algorithm, publicKey, from, until: null };
  switch (event.type) {
    case 'SigningKeyCreated':
      return { keys: [...state.keys, added] };
    case 'SigningKeyRotated': {
      const { replaces, replacedUntil } = event;
      const kept = state.keys.map((key) => (key.keyId === replaces ? { ...key, until: replacedUntil } : key));
      return { keys: [...kept, added] };
    }
    default:
      return assertNever(event);
  }
}
