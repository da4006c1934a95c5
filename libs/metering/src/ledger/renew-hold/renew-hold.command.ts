import type { Caller } from '@chancery/platform';
import type { RenewHoldBody } from '../../contract/hold.dto.ts';

/** Gives a hold another end. */
export class RenewHoldCommand {
  constructor(
    readonly caller: Caller,
    readonly hold: string,
    readonly body: RenewHoldBody,
  ) {}
}
