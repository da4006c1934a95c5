import type { Caller } from '@chancery/platform';
import type { RequestExportBody } from '../../contract/request-export.dto.ts';

/** Requests an export and builds it in one go. */
export class RequestExportCommand {
  constructor(
    readonly caller: Caller,
    readonly body: RequestExportBody,
  ) {}
}
