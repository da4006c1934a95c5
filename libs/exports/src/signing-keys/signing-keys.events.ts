/** The plane got its first signing key. */
export interface SigningKeyCreated {
  readonly type: 'SigningKeyCreated';
  /** `<plane>_k<16 hex digits>`: the key's own fingerprint. */
  readonly keyId: string;
  readonly algorithm: 'ed25519';
  /** Raw 32 bytes, base64. */
  readonly publicKey: string;
  /** ISO 8601, UTC. */
  readonly from: string;
}

/** Another key signs from now on; exports signed before stay verifiable with the key of their day. */
export interface SigningKeyRotated {
  readonly type: 'SigningKeyRotated';
  /** `<plane>_k<16 hex digits>`: the new key's own fingerprint. */
  readonly keyId: string;
  readonly algorithm: 'ed25519';
  /** Raw 32 bytes, base64. */
  readonly publicKey: string;
  /** ISO 8601, UTC. */
  readonly from: string;
  readonly replaces: string;
  /** End of the replaced key, a little later than `from`: exports under way may still carry it. ISO 8601, UTC. */
  readonly replacedUntil: string;
  readonly reason: RotationReason;
}

/** `scheduled`: a person or a calendar asked; `private-key-lost`: the vault no longer has the private half. */
export type RotationReason = 'scheduled' | 'private-key-lost';

export type SigningKeysEvent = SigningKeyCreated | SigningKeyRotated;
