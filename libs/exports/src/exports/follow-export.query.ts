import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller, Followed, FollowedState } from '@chancery/platform';
import { BuildBoard } from '../export/build-export/progress/build-board.ts';
import { exportAggregate } from '../export/export.aggregate.ts';
import type { ExportState } from '../export/export.state.ts';
import { isExportId } from '../export/export-id.ts';
import { exportNotFound, presentExport } from './present-export.ts';

/** How often a build of another process is looked at: it tells every second. */
const LOOK_EVERY_MS = 1_000;

/** An export, to be followed until its build has ended. */
export class FollowExport {
  constructor(
    readonly caller: Caller,
    readonly exportId: string,
  ) {}
}

@QueryHandler(FollowExport)
export class FollowExportHandler implements IQueryHandler<FollowExport> {
  constructor(private readonly builds: BuildBoard) {}

  /** @throws Problem `not-found` */
  async execute({ caller, exportId }: FollowExport): Promise<Followed> {
    const followed = new FollowedExport(caller, this.builds, exportId);
    await followed.now();
    return followed;
  }
}

/** Its state is the export as the list shows it. */
class FollowedExport implements Followed {
  constructor(
    private readonly caller: Caller,
    private readonly builds: BuildBoard,
    private readonly exportId: string,
  ) {}

  /** @throws Problem `not-found` */
  async now(): Promise<FollowedState> {
    const { plane } = this.caller;
    const state = await this.exportState();
    if (!state) throw exportNotFound(this.exportId);
    const item = await presentExport(plane, this.builds, state);
    return { id: idOf(item.progress?.sequence ?? null), state: item, hasEnded: item.phase !== 'requested' };
  }

  async changedFrom(id: string, signal: AbortSignal): Promise<void> {
    const own = this.builds.find(this.caller.tenant, this.exportId);
    if (own && idOf(own.state.sequence) !== id) return;
    const soon = AbortSignal.any([signal, AbortSignal.timeout(LOOK_EVERY_MS)]);
    await (own?.changes.next(soon) ?? aborted(soon));
  }

  private async exportState(): Promise<ExportState> {
    const { plane, tenant } = this.caller;
    if (!isExportId(this.exportId)) return null;
    return (await plane.runner.state(exportAggregate, { tenant, id: this.exportId })).state;
  }
}

/** The sequence number of the progress; `end` when there is none any more. */
function idOf(sequence: number | null): string {
  return sequence === null ? 'end' : String(sequence);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
