import type { Rejection } from '@chancery/kernel';
import { problemOf } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { AUDIT_TABLE } from './audit-view.ts';

const NEEDED = 'audit:read';

/**
 * Lets a caller's statement read the tenant's log.
 * @throws Problem `scope-missing`, recorded as a refusal of the edge is
 */
export async function admitAudit(caller: Caller): Promise<void> {
  if (caller.scopes.includes(NEEDED) || caller.scopes.includes('*')) return;
  const rejection: Rejection = {
    code: 'scope-missing',
    message: `The statement reads "${AUDIT_TABLE}", the tenant’s own log: the token lacks the scope \`${NEEDED}\`.`,
    facts: { needed: NEEDED, granted: caller.scopes },
    lift: [{ action: `Ask an administrator for a token with the scope \`${NEEDED}\`.`, by: 'tokens:write' }],
  };
  const command = { type: 'QueryAuditLog' };
  throw problemOf(
    rejection,
    await caller.plane.refusals.record({ context: caller.context(), rejection, command, decidedOn: null }),
  );
}
