import type { Caller } from '@chancery/platform';

/** Puts a new key in the place of the plane's active one. */
export class RotateSigningKeyCommand {
  constructor(readonly caller: Caller) {}
}
