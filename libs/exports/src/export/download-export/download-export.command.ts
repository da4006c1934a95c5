import type { Caller } from '@chancery/platform';
import type { RangeHeaders } from './byte-range.ts';

/** Asks the gate whether the bundle, or the part of it that is asked for, may leave now. */
export class DownloadExportCommand {
  constructor(
    readonly caller: Caller,
    readonly exportId: string,
    readonly headers: RangeHeaders,
  ) {}
}
