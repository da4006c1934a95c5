import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@chancery/platform';
import { Problem } from '@chancery/platform';
import type { ExportDetail, ExportList } from '../contract/export-answer.ts';
import { exportItem } from '../export/export.aggregate.ts';
import { readManifest } from '../export/export-blobs.ts';
import { exportsProjection } from './exports.projection.ts';

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
    return { items: page.items.map(({ state }) => exportItem(state)), cursor: page.cursor };
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
  /** @throws Problem `not-found` */
  async execute({ caller, exportId }: ReadExport): Promise<ExportDetail> {
    const { plane, tenant, minPosition } = caller;
    const document = await plane.projections.readModel(exportsProjection).get(exportId, { minPosition });
    if (document?.tenant !== tenant) throw new Problem('not-found', `There is no export ${exportId} in this tenant.`);
    const { state } = document;
    const manifest = 'bundle' in state ? await readManifest(plane, state.bundle) : null;
    return { ...exportItem(state), manifest };
  }
}
