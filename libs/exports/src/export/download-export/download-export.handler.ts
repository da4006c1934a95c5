import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import { Problem } from '@chancery/platform';
import type { ExportItem } from '../../contract/export-answer.ts';
import { gatherGate } from '../../sources/gather-gate.ts';
import { exportAggregate } from '../export.aggregate.ts';
import type { StoredBundle } from '../export.events.ts';
import { isExportId } from '../export-id.ts';
import { DownloadExportCommand } from './download-export.command.ts';

/** The export as it is after this download, and where its bundle lies. */
export interface AllowedDownload {
  readonly item: ExportItem;
  /** `null` when there is none, and then the outcome is a refusal. */
  readonly bundle: StoredBundle | null;
}

@CommandHandler(DownloadExportCommand)
export class DownloadExportHandler implements ICommandHandler<DownloadExportCommand> {
  async execute({ caller, exportId }: DownloadExportCommand): Promise<Outcome<AllowedDownload>> {
    const { plane, tenant } = caller;
    const ref = { tenant, id: exportId };
    const { state } = isExportId(exportId) ? await plane.runner.state(exportAggregate, ref) : { state: null };
    if (!state) throw new Problem('not-found', `There is no export ${exportId} in this tenant.`);
    const bundle = state.phase === 'built' ? state.bundle : null;
    const context = caller.context();
    const { facts: gate } = await gatherGate(plane, tenant, state.request, context.flagSet);
    const stored = bundle && (await plane.blobs.info(bundle.blobKey));
    const command = { type: 'DownloadExport' as const, gate, storedSha256: stored?.sha256 ?? null };
    const outcome = await plane.runner.execute(exportAggregate, ref, command, context);
    return outcome.kind === 'rejected' ? outcome : { ...outcome, answer: { item: outcome.answer, bundle } };
  }
}
