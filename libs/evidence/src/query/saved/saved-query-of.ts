import type { TenantId } from '@chancery/kernel';
import { Problem } from '@chancery/platform';
import type { Plane } from '@chancery/platform';
import { savedQueryAggregate } from './saved-query.aggregate.ts';
import type { SavedQuery } from './saved-query.state.ts';

/** The saved query as its stream says now. @throws Problem `not-found` */
export async function savedQueryOf(plane: Plane, tenant: TenantId, name: string): Promise<SavedQuery> {
  const { state } = await plane.runner.state(savedQueryAggregate, { tenant, id: name });
  if (state.status === 'saved') return state;
  throw new Problem('not-found', `There is no saved query "${name}".`);
}
