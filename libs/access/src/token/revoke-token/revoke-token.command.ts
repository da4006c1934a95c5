import type { Caller } from '@chancery/platform';

/** Makes a token of the caller's tenant stop working, at once. */
export class RevokeTokenCommand {
  constructor(
    readonly caller: Caller,
    readonly token: string,
    readonly reason: string,
  ) {}
}
