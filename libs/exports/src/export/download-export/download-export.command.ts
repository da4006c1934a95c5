import type { Caller } from '@chancery/platform';

/** Asks the gate whether the bundle may leave now. */
export class DownloadExportCommand {
  constructor(
    readonly caller: Caller,
    readonly exportId: string,
  ) {}
}
