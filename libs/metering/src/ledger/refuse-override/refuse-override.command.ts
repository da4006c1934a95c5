import type { Caller } from '@chancery/platform';
import type { ReverseOverrideBody } from '../../contract/override.dto.ts';

/** Refuses a request for an override. */
export class RefuseOverrideCommand {
  constructor(
    readonly caller: Caller,
    readonly meter: string,
    readonly override: string,
    readonly body: ReverseOverrideBody,
  ) {}
}
