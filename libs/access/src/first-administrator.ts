import { newCommandId } from '@chancery/event-sourcing';
import { systemTenant } from '@chancery/kernel';
import type { ActorId, Clock, CommandId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { issueToken } from './token/issue-token/issue-token.ts';
import { tokenAggregate } from './token/token.aggregate.ts';

/** What the first administrator's command is known by: of processes that start at once one makes it. */
const FIRST = 'first-administrator' as CommandId;

/**
 * Makes the first administrator of a plane when no operator's token was ever issued there, or another one when `again`
 * is set (the way back in when the first secret was lost).
 * @returns the secret, to be shown once; `null` when there is an administrator already.
 */
export async function ensureFirstAdministrator(plane: Plane, clock: Clock, again = false): Promise<string | null> {
  const tenant = systemTenant(plane.id);
  const filter = { types: tokenAggregate.codec.types };
  if (!again && (await plane.events.readTenant(tenant, 0, 1, { filter })).length > 0) return null;
  const commandId = again ? newCommandId() : FIRST;
  const outcome = await issueToken(
    plane,
    { name: 'first administrator', scopes: ['*'], expiresAt: null, issuerScopes: ['*'] },
    {
      tenant,
      plane: plane.id,
      actor: `${plane.id}_bootstrap` as ActorId,
      token: null,
      network: null,
      commandId,
      clientChoseCommandId: !again,
      correlationId: commandId,
      causationId: null,
      traceparent: null,
      flagSet: 'none',
      policyVersion: null,
      time: clock.now(),
      dryRun: false,
    },
  );
  if (outcome.kind === 'rejected') throw new Error(outcome.rejection.message);
  return outcome.answer.secret;
}
