import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandIdReusedError } from '@chancery/event-sourcing';
import type { Outcome } from '@chancery/event-sourcing';
import type { Caller } from '@chancery/platform';
import type { ExportDetail } from '../../contract/export-answer.ts';
import { SIGNING_KEY_VAULTS, vaultOf } from '../../signing-keys/vault/signing-key-vaults.ts';
import type { SigningKeyVaults } from '../../signing-keys/vault/signing-key-vaults.ts';
import { finishExport } from '../build-export/finish-export.ts';
import { BuildBoard } from '../build-export/progress/build-board.ts';
import { earlierExport } from './earlier-export.ts';
import { exportRequestOf } from './export-request-of.ts';
import { openExport } from './open-export.ts';
import { RequestExportCommand } from './request-export.command.ts';

/**
 * Opens the export and builds it. The same Idempotency-Key finds the export it opened before and goes on from where that
 * stands: a crash in between costs nothing, and a built one is answered again.
 */
@CommandHandler(RequestExportCommand)
export class RequestExportHandler implements ICommandHandler<RequestExportCommand> {
  constructor(
    @Inject(SIGNING_KEY_VAULTS) private readonly vaults: SigningKeyVaults,
    private readonly builds: BuildBoard,
  ) {}

  async execute({ caller, body }: RequestExportCommand): Promise<Outcome<ExportDetail>> {
    const request = exportRequestOf(body);
    const earlier = await earlierExport(caller, request);
    if (earlier !== null) return this.finish(caller, earlier);
    try {
      const opened = await openExport(caller, request);
      if (opened.kind === 'rejected') return opened;
      if (opened.dryRun) return { ...opened, answer: { ...opened.answer, manifest: null } };
      return await this.finish(caller, opened.answer.id);
    } catch (error) {
      // The same key was used at the same moment: that request's export is this one's too.
      const meanwhile = error instanceof CommandIdReusedError ? await earlierExport(caller, request) : null;
      if (meanwhile === null) throw error;
      return this.finish(caller, meanwhile);
    }
  }

  private finish(caller: Caller, exportId: string): Promise<Outcome<ExportDetail>> {
    return finishExport(caller, vaultOf(this.vaults, caller.plane.id), this.builds, exportId);
  }
}
