import type { Caller } from '@chancery/platform';
import type { IssueTokenBody } from '../../contract/token.dto.ts';

/** Issues an API token of the caller's tenant. */
export class IssueTokenCommand {
  constructor(
    readonly caller: Caller,
    readonly body: IssueTokenBody,
  ) {}
}
