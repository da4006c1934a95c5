import type { Caller } from '@chancery/platform';
import type { GrantOverrideBody } from '../../contract/override.dto.ts';

/** Asks that a meter may go past its soft caps. */
export class RequestOverrideCommand {
  constructor(
    readonly caller: Caller,
    readonly meter: string,
    readonly body: GrantOverrideBody,
  ) {}
}
