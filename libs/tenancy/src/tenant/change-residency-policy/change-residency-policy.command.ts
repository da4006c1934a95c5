import type { Caller } from '@chancery/platform';
import type { ChangeResidencyPolicyBody } from '../../contract/tenant.dto.ts';

/** Replaces the tenant's residency policy by a new version. */
export class ChangeResidencyPolicyCommand {
  constructor(
    readonly caller: Caller,
    readonly body: ChangeResidencyPolicyBody,
  ) {}
}
