import type { ActorId, EpochMs, TenantId, TokenId } from '@chancery/kernel';

/** An API token was issued. Its secret is nowhere: only its hash is kept. */
export interface TokenIssued {
  readonly type: 'TokenIssued';
  readonly token: TokenId;
  readonly tenant: TenantId;
  /** The pseudonymous actor that acts by this token. */
  readonly holder: ActorId;
  readonly name: string;
  /** SHA-256 of the secret, hex. @pattern ^[0-9a-f]{64}$ */
  readonly secretHash: string;
  /** `resource:action`, or `*` for the first administrator of a plane. */
  readonly scopes: readonly string[];
  /** Milliseconds since the epoch; `null` = never. @asType integer */
  readonly expiresAt: EpochMs | null;
  readonly issuedBy: ActorId;
  /** Milliseconds since the epoch. @asType integer */
  readonly issuedAt: EpochMs;
}

/** The token works no more. */
export interface TokenRevoked {
  readonly type: 'TokenRevoked';
  readonly reason: string;
  /** Milliseconds since the epoch. @asType integer */
  readonly revokedAt: EpochMs;
}

export type TokenEvent = TokenIssued | TokenRevoked;
