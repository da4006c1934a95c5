import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandIdReusedError } from '@chancery/event-sourcing';
import type { Outcome } from '@chancery/event-sourcing';
import { parseStreamName } from '@chancery/kernel';
import type { Caller } from '@chancery/platform';
import { offerKey } from '../offer-key.ts';
import { signingKeysAggregate } from '../signing-keys.aggregate.ts';
import { activeKey } from '../signing-keys.state.ts';
import type { SigningKey } from '../signing-keys.state.ts';
import { SIGNING_KEY_VAULTS, vaultOf } from '../vault/signing-key-vaults.ts';
import type { SigningKeyVaults } from '../vault/signing-key-vaults.ts';
import { RotateSigningKeyCommand } from './rotate-signing-key.command.ts';

/** Of several rotations at the same moment the first stands, and all are answered with its key. */
@CommandHandler(RotateSigningKeyCommand)
export class RotateSigningKeyHandler implements ICommandHandler<RotateSigningKeyCommand> {
  constructor(@Inject(SIGNING_KEY_VAULTS) private readonly vaults: SigningKeyVaults) {}

  async execute({ caller }: RotateSigningKeyCommand): Promise<Outcome<SigningKey | null>> {
    const { plane, tenant } = caller;
    const earlier = await earlierRotation(caller);
    if (earlier) return earlier;
    const { state } = await plane.runner.state(signingKeysAggregate, { tenant });
    const active = activeKey(state);
    return offerKey(plane, vaultOf(this.vaults, plane.id), caller.context(), (key) =>
      active
        ? { type: 'RotateSigningKey', ...key, replaces: active.keyId, reason: 'scheduled' }
        : { type: 'CreateSigningKey', ...key },
    );
  }
}

/** The same Idempotency-Key again: the key that it brought into use, and no new one. */
async function earlierRotation(caller: Caller): Promise<Outcome<SigningKey> | null> {
  const { plane, tenant, dryRun } = caller;
  const { commandId, clientChoseCommandId } = caller.context();
  const remembered = clientChoseCommandId && !dryRun ? await plane.events.findCommand(tenant, commandId) : null;
  if (!remembered) return null;
  const { state } = await plane.runner.state(signingKeysAggregate, { tenant });
  // Each event of the stream brings one key, so the key stands where the event does.
  const key = state.keys[remembered.firstRevision];
  if (!key || parseStreamName(remembered.stream).category !== signingKeysAggregate.category) {
    throw new CommandIdReusedError(`"${commandId}" was used for another request before`);
  }
  const { position } = remembered;
  return { kind: 'accepted', answer: key, decision: null, position, entry: null, repeated: true, dryRun: false };
}
