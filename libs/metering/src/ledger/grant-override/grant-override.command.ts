import type { Caller } from '@chancery/platform';
import type { GrantOverrideBody } from '../../contract/override.dto.ts';

/** Lets a meter go past its soft caps. */
export class GrantOverrideCommand {
  constructor(
    readonly caller: Caller,
    readonly meter: string,
    readonly body: GrantOverrideBody,
  ) {}
}
