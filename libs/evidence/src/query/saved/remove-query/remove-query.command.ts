import type { Caller } from '@chancery/platform';

/** Removes a saved query. */
export class RemoveQueryCommand {
  constructor(
    readonly caller: Caller,
    readonly name: string,
  ) {}
}
