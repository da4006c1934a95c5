import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@chancery/platform';
import type { ExportDetail, ExportItem, ExportList } from '../contract/export-answer.ts';
import { BuildBoard } from '../export/build-export/progress/build-board.ts';
import type { ExportState } from '../export/export.state.ts';
import { readManifest } from '../export/export-blobs.ts';
import { exportsProjection } from './exports.projection.ts';
import { exportNotFound, latestState, presentExport } from './present-export.ts';

/** A page of the tenant's exports, newest first. */
export class ListExports {
  constructor(
    readonly caller: Caller,
    readonly limit: number,
    readonly after: string | undefined,
  ) {}
}

@QueryHandler(ListExports)
export class ListExportsHandler implements IQueryHandler<ListExports> {
  constructor(private readonly builds: BuildBoard) {}

  async execute({ caller, limit, after }: ListExports): Promise<ExportList> {
    const exports = caller.plane.projections.readModel(exportsProjection);
    const page = await exports.find({
      where: { tenant: caller.tenant },
      sortBy: 'requestedAt',
      descending: true,
      limit,
      ...(after === undefined ? {} : { after }),
      minPosition: caller.minPosition,
    });
    const items = await Promise.all(page.items.map(({ state }) => this.present(caller, state)));
    return { items, cursor: page.cursor };
  }

  private async present({ plane }: Caller, state: NonNullable<ExportState>): Promise<ExportItem> {
    return presentExport(plane, this.builds, await latestState(plane, this.builds, state));
  }
}

/** One export with its manifest. */
export class ReadExport {
  constructor(
    readonly caller: Caller,
    readonly exportId: string,
  ) {}
}

@QueryHandler(ReadExport)
export class ReadExportHandler implements IQueryHandler<ReadExport> {
  constructor(private readonly builds: BuildBoard) {}

  /** @throws Problem `not-found` */
  async execute({ caller, exportId }: ReadExport): Promise<ExportDetail> {
    const { plane, tenant, minPosition } = caller;
    const document = await plane.projections.readModel(exportsProjection).get(exportId, { minPosition });
    if (document?.tenant !== tenant) throw exportNotFound(exportId);
    const state = await latestState(plane, this.builds, document.state);
    const manifest = 'bundle' in state ? await readManifest(plane, state.bundle) : null;
    return { ...(await presentExport(plane, this.builds, state)), manifest };
  }
}
