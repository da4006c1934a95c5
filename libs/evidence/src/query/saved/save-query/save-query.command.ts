import type { Caller } from '@chancery/platform';
import type { SaveQueryBody } from '../../../contract/saved-query.dto.ts';

/** Saves a statement under a name. */
export class SaveQueryCommand {
  constructor(
    readonly caller: Caller,
    readonly name: string,
    readonly body: SaveQueryBody,
  ) {}
}
