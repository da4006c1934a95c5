import type { Caller } from '@chancery/platform';
import type { DraftAuthorityBody } from '../../contract/authority.dto.ts';

/** Saves a text as the authority's draft. */
export class DraftAuthorityCommand {
  constructor(
    readonly caller: Caller,
    readonly authority: string,
    readonly body: DraftAuthorityBody,
    /** `If-Match` as it was sent. */
    readonly ifMatch: string | undefined,
  ) {}
}
