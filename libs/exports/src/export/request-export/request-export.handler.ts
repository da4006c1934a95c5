import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandIdReusedError } from '@chancery/event-sourcing';
import type { Outcome } from '@chancery/event-sourcing';
import type { ExportDetail } from '../../contract/export-answer.ts';
import { SIGNING_KEY_VAULTS, vaultOf } from '../../signing-keys/vault/signing-key-vaults.ts';
import type { SigningKeyVaults } from '../../signing-keys/vault/signing-key-vaults.ts';
import { finishExport } from '../build-export/finish-export.ts';
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
  constructor(@Inject(SIGNING_KEY_VAULTS) private readonly vaults: SigningKeyVaults) {}

  async execute({ caller, body }: RequestExportCommand): Promise<Outcome<ExportDetail>> {
    const request = exportRequestOf(body);
    const vault = vaultOf(this.vaults, caller.plane.id);
    const earlier = await earlierExport(caller, request);
    if (earlier !== null) return finishExport(caller, vault, earlier);
    try {
      const opened = await openExport(caller, request);
      if (opened.kind === 'rejected') return opened;
      if (opened.dryRun) return { ...opened, answer: { ...opened.answer, manifest: null } };
      return await finishExport(caller, vault, opened.answer.id);
    } catch (error) {
      // The same key was used at the same moment: that request's export is this one's too.
      const meanwhile = error instanceof CommandIdReusedError ? await earlierExport(caller, request) : null;
      if (meanwhile === null) throw error;
      return finishExport(caller, vault, meanwhile);
    }
  }
}
