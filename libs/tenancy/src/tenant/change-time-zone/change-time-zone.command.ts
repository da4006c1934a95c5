import type { Caller } from '@chancery/platform';
import type { ChangeTimeZoneBody } from '../../contract/tenant.dto.ts';

/** Moves the tenant to another time zone. */
export class ChangeTimeZoneCommand {
  constructor(
    readonly caller: Caller,
    readonly body: ChangeTimeZoneBody,
  ) {}
}
