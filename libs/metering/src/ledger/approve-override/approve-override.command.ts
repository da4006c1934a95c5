import type { Caller } from '@chancery/platform';

/** Approves a request for an override. */
export class ApproveOverrideCommand {
  constructor(
    readonly caller: Caller,
    readonly meter: string,
    readonly override: string,
  ) {}
}
