import type { Caller } from '@chancery/platform';
import type { ReverseOverrideBody } from '../../contract/override.dto.ts';

/** Takes back what is left of an override. */
export class ReverseOverrideCommand {
  constructor(
    readonly caller: Caller,
    readonly meter: string,
    readonly override: string,
    readonly body: ReverseOverrideBody,
  ) {}
}
