import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { authoritySettingsAggregate } from './authority-settings.aggregate.ts';

/** Whether the tenant lets findings be skipped now. */
export async function skipsAllowed(plane: Plane, tenant: TenantId): Promise<boolean> {
  const { state } = await plane.runner.state(authoritySettingsAggregate, { tenant });
  return state.allowSkips;
}
