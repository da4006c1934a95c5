import type { PlaneId } from '@chancery/kernel';
import type { SigningKeyVault } from './signing-key-vault.ts';

/** The vault of each plane this process serves. */
export type SigningKeyVaults = ReadonlyMap<PlaneId, SigningKeyVault>;

/** Injection token of `SigningKeyVaults`; the host opens them. */
export const SIGNING_KEY_VAULTS = Symbol('SIGNING_KEY_VAULTS');

/** @throws Error when the host opened none for this plane (a bug). */
export function vaultOf(vaults: SigningKeyVaults, plane: PlaneId): SigningKeyVault {
  const vault = vaults.get(plane);
  if (!vault) throw new Error(`No signing keys were opened for plane "${plane}"`);
  return vault;
}
