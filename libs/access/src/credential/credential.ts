import { hash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { planeOf } from '@chancery/kernel';
import type { CommandId, PlaneId, TenantId, TokenId } from '@chancery/kernel';

/**
 * An API token as it is presented: `chy_<tenant>_<token part>_<secret><checksum>`, for example
 * `chy_eu_t…_k…_…`. The prefix names the plane; the checksum (CRC-32, 8 hex digits, over all before it) lets secret
 * scanners tell a token from noise without asking anyone. Only `secretHash` is stored.
 */
export interface Credential {
  readonly plane: PlaneId;
  readonly tenant: TenantId;
  readonly token: TokenId;
  /** SHA-256 of the secret, hex: it has 256 random bits, so a slow hash would protect nothing. */
  readonly secretHash: string;
}

const SHAPE = /^chy_(us|eu)_([a-z0-9]{2,64})_(k[0-9a-f]{16})_([0-9a-f]{64})([0-9a-f]{8})$/;

/**
 * A new token of a tenant: the text to show once, and what to store. Its secret is random; its ID follows from the
 * commandId, so that a request sent to two processes at once is the same command on the same stream.
 */
export function newCredential(
  tenant: TenantId,
  commandId: CommandId,
): { readonly text: string; readonly credential: Credential } {
  const plane = planeOf(tenant);
  if (plane === null) throw new Error(`"${tenant}" is not a tenant ID`);
  const tokenPart = `k${hash('sha256', JSON.stringify([tenant, commandId]), 'hex').slice(0, 16)}`;
  const secret = randomBytes(32).toString('hex');
  const unchecked = `chy_${tenant}_${tokenPart}_${secret}`;
  const credential = {
    plane,
    tenant,
    token: `${plane}_${tokenPart}` as TokenId,
    secretHash: hash('sha256', secret, 'hex'),
  };
  return { text: unchecked + checksum(unchecked), credential };
}

/** `null` when the text is not a token of ours, or a letter of it was changed. */
export function parseCredential(text: string): Credential | null {
  const match = SHAPE.exec(text);
  if (!match) return null;
  const [, plane = '', tenantPart = '', tokenPart = '', secret = '', sum = ''] = match;
  if (checksum(text.slice(0, -sum.length)) !== sum) return null;
  return {
    plane: plane as PlaneId,
    tenant: `${plane}_${tenantPart}` as TenantId,
    token: `${plane}_${tokenPart}` as TokenId,
    secretHash: hash('sha256', secret, 'hex'),
  };
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
