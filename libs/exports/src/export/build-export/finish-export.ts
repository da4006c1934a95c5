import { CommandConflictError, decisionIdOf } from '@chancery/event-sourcing';
import type { Outcome } from '@chancery/event-sourcing';
import { assertNever, streamName } from '@chancery/kernel';
import type { DecisionId } from '@chancery/kernel';
import type { Caller } from '@chancery/platform';
import type { ExportDetail } from '../../contract/export-answer.ts';
import type { SigningKeyVault } from '../../signing-keys/vault/signing-key-vault.ts';
import { exportAggregate, exportItem } from '../export.aggregate.ts';
import { exportBlocked, exportFailed } from '../export.rejections.ts';
import type { BlockedExport, BuiltExport, ExpiredExport, ExportState, FailedExport } from '../export.state.ts';
import { readManifest } from '../export-blobs.ts';
import { returnCharge } from '../request-export/charge.ts';
import { buildExport } from './build-export.ts';
import type { BuildBoard } from './progress/build-board.ts';

/** Brings a requested export to its end, or tells the end it has come to before. */
export async function finishExport(
  caller: Caller,
  vault: SigningKeyVault,
  builds: BuildBoard,
  exportId: string,
): Promise<Outcome<ExportDetail>> {
  const { plane, tenant } = caller;
  const { state } = await plane.runner.state(exportAggregate, { tenant, id: exportId });
  if (state?.phase !== 'requested') return toldAgain(caller, exportId, state);
  const outcome = await builds.track(plane, tenant, exportId, (progress) =>
    buildExport(caller, vault, state, progress),
  );
  if (outcome) return outcome;
  // The same request, sent twice at the same moment, ended it meanwhile.
  const ended = await caller.plane.runner.state(exportAggregate, { tenant: caller.tenant, id: exportId });
  return toldAgain(caller, exportId, ended.state);
}

async function toldAgain(caller: Caller, exportId: string, state: ExportState): Promise<Outcome<ExportDetail>> {
  switch (state?.phase) {
    case 'built':
    case 'expired':
      return builtBefore(caller, state);

    case 'blocked':
    case 'failed':
      return endedBefore(caller, state);
    case 'requested':
    case undefined:
      throw new CommandConflictError(`Export ${exportId} has not come to its end`);
    default:
      return assertNever(state);
  }
}

async function builtBefore(caller: Caller, state: BuiltExport | ExpiredExport): Promise<Outcome<ExportDetail>> {
  return {
    kind: 'accepted',
    answer: { ...exportItem(state), manifest: await readManifest(caller.plane, state.bundle) },
    decision: await decisionOfEnd(caller, state.exportId),
    position: null,
    entry: null,
    repeated: true,
    dryRun: false,
  };
}

/** The refusal again. Its charge is returned again too: the first time may not have come to it. */
async function endedBefore(caller: Caller, state: BlockedExport | FailedExport): Promise<Outcome<ExportDetail>> {
  await returnCharge(caller, state.chargedBy);
  const rejection =
    state.phase === 'failed' ? exportFailed(state) : exportBlocked(state.tenant, state.request, state.refusal);
  return { kind: 'rejected', rejection, decision: await decisionOfEnd(caller, state.exportId), dryRun: false };
}

/** What built or ended the export: its second event, or its first when the gate refused the request. */
async function decisionOfEnd({ plane, tenant }: Caller, exportId: string): Promise<DecisionId | null> {
  const { events } = await plane.events.readStream(streamName(exportAggregate.category, tenant, exportId), 0, 2);
  const end = events.at(-1);
  return end ? decisionIdOf(plane.id, end.id) : null;
}
