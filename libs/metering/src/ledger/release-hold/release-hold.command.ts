import type { Caller } from '@chancery/platform';

/** Frees a hold of which nothing was used. */
export class ReleaseHoldCommand {
  constructor(
    readonly caller: Caller,
    readonly hold: string,
  ) {}
}
