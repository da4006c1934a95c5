import type { Caller } from '@chancery/platform';

/** Freezes the authority's compiled draft as its next version. */
export class PublishAuthorityCommand {
  constructor(
    readonly caller: Caller,
    readonly authority: string,
  ) {}
}
