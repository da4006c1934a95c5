import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import { systemTenant } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { signingKeysAggregate } from './signing-keys.aggregate.ts';
import type { SigningKeysCommand } from './signing-keys.decide.ts';
import type { SigningKey } from './signing-keys.state.ts';
import type { PublicSigningKey, SigningKeyVault } from './vault/signing-key-vault.ts';

/**
 * Makes a key and offers it to the plane. Its private half stays in the vault only if it came into use.
 * @param context of the plane's system tenant.
 * @returns the key that is active then: the offered one, or the one that was faster.
 */
export async function offerKey(
  plane: Plane,
  vault: SigningKeyVault,
  context: CommandContext,
  commandFor: (key: PublicSigningKey) => SigningKeysCommand,
): Promise<Outcome<SigningKey | null>> {
  const offered = await vault.generate(plane.id);
  const ref = { tenant: systemTenant(plane.id) };
  const outcome = await plane.runner.execute(signingKeysAggregate, ref, commandFor(offered), context);
  const inUse = outcome.kind === 'accepted' && !outcome.dryRun && outcome.answer?.keyId === offered.keyId;
  if (!inUse) await vault.discard(offered.keyId);
  return outcome;
}
