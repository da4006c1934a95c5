import { publicKeyOf } from '../bundle/manifest-signature.ts';
import type { SigningKeyItem } from '../contract/export-answer.ts';
import type { SigningKey } from './signing-keys.state.ts';

/** A key as the API shows it. */
export function keyItem(key: SigningKey): SigningKeyItem {
  const publicKeyPem = publicKeyOf(key.publicKey).export({ format: 'pem', type: 'spki' }).toString();
  return { ...key, publicKeyPem };
}
