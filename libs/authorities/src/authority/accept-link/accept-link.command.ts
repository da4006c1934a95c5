import type { Caller } from '@chancery/platform';

/** Says that a claim still holds with what its link cites by now. */
export class AcceptLinkCommand {
  constructor(
    readonly caller: Caller,
    readonly authority: string,
    readonly target: string,
    /** Of what was read. */
    readonly digest: string,
  ) {}
}
