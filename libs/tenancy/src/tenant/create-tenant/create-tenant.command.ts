import type { Caller } from '@chancery/platform';
import type { CreateTenantBody } from '../../contract/tenant.dto.ts';

/** Creates a tenant in the caller's plane, under the ID given by the edge. */
export class CreateTenantCommand {
  constructor(
    readonly caller: Caller,
    readonly body: CreateTenantBody,
  ) {}
}
