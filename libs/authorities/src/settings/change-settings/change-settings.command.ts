import type { Caller } from '@chancery/platform';
import type { AuthoritySettingsBody } from '../../contract/skip.dto.ts';

/** Changes the tenant's settings of authorities. */
export class ChangeSettingsCommand {
  constructor(
    readonly caller: Caller,
    readonly body: AuthoritySettingsBody,
  ) {}
}
