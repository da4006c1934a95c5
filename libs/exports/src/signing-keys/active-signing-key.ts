import { newCommandId } from '@chancery/event-sourcing';
import type { CommandContext } from '@chancery/event-sourcing';
import { systemTenant } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { offerKey } from './offer-key.ts';
import { signingKeysAggregate } from './signing-keys.aggregate.ts';
import type { SigningKeysCommand } from './signing-keys.decide.ts';
import type { RotationReason } from './signing-keys.events.ts';
import { activeKey } from './signing-keys.state.ts';
import type { SigningKey } from './signing-keys.state.ts';
import type { PublicSigningKey, SigningKeyVault } from './vault/signing-key-vault.ts';

/**
 * The key that signs in this plane now, its private half in the vault. Makes the plane's first key; replaces one whose
 * private half is lost.
 * @param cause the command that needs the key: who and why is recorded with a new key.
 */
export async function activeSigningKey(
  plane: Plane,
  vault: SigningKeyVault,
  cause: CommandContext,
): Promise<SigningKey> {
  const { state } = await plane.runner.state(signingKeysAggregate, { tenant: systemTenant(plane.id) });
  const active = activeKey(state);
  if (active && (await vault.has(active.keyId))) return active;
  if (active) return rotateSigningKey(plane, vault, cause, active.keyId, 'private-key-lost');
  return offer(plane, vault, cause, (key) => ({ type: 'CreateSigningKey', ...key }));
}

/**
 * Puts a new key in the place of `replaces`. Gives the key that is active then: of several rotations of the same key the
 * first stands.
 */
export function rotateSigningKey(
  plane: Plane,
  vault: SigningKeyVault,
  cause: CommandContext,
  replaces: string,
  reason: RotationReason,
): Promise<SigningKey> {
  return offer(plane, vault, cause, (key) => ({ type: 'RotateSigningKey', ...key, replaces, reason }));
}

async function offer(
  plane: Plane,
  vault: SigningKeyVault,
  cause: CommandContext,
  commandFor: (key: PublicSigningKey) => SigningKeysCommand,
): Promise<SigningKey> {
  const outcome = await offerKey(plane, vault, planeContext(plane, cause), commandFor);
  const active = outcome.kind === 'accepted' ? outcome.answer : null;
  if (!active) throw new Error(`Plane "${plane.id}" has no signing key`);
  return active;
}

/** The same actor and correlation, in the plane's own name: the tenant's policy and client's key are not the plane's. */
function planeContext(plane: Plane, cause: CommandContext): CommandContext {
  return {
    ...cause,
    tenant: systemTenant(plane.id),
    commandId: newCommandId(),
    clientChoseCommandId: false,
    causationId: cause.commandId,
    policyVersion: null,
    dryRun: false,
  };
}
