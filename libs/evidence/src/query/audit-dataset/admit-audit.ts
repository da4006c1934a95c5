import { admitScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { AUDIT_TABLE } from './audit-view.ts';

/**
 * Lets a caller's statement read the tenant's log.
 * @throws Problem `scope-missing`, recorded as a refusal of the edge is
 */
export function admitAudit(caller: Caller): Promise<void> {
  const because = `The statement reads "${AUDIT_TABLE}", the tenant’s own log`;
  return admitScope(caller, { scope: 'audit:read', because, command: { type: 'QueryAuditLog' } });
}
