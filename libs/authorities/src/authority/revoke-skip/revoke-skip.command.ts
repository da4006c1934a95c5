import type { Caller } from '@chancery/platform';

/** Takes a skip back before its end. */
export class RevokeSkipCommand {
  constructor(
    readonly caller: Caller,
    readonly authority: string,
    readonly skip: string,
    readonly reason: string,
  ) {}
}
