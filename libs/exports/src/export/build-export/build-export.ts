import { Logger } from '@nestjs/common';
import { CommandIdReusedError } from '@chancery/event-sourcing';
import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import type { Caller } from '@chancery/platform';
import type { ExportDetail, ExportItem } from '../../contract/export-answer.ts';
import type { SigningKeyVault } from '../../signing-keys/vault/signing-key-vault.ts';
import { gatherGate } from '../../sources/gather-gate.ts';
import { isPassingOutage } from '../../sources/passing-outage.ts';
import { exportAggregate } from '../export.aggregate.ts';
import type { BuildExport } from '../export.commands.ts';
import type { RequestedExport } from '../export.state.ts';
import { keepOnly } from '../export-blobs.ts';
import { returnCharge } from '../request-export/charge.ts';
import { buildIfAllowed } from './build-bundle.ts';
import type { SignedAndStored } from './build-bundle.ts';
import { failExport } from './fail-export.ts';
import type { TrackedBuild } from './progress/tracked-build.ts';

const log = new Logger('Exports');

/**
 * Asks the gate again, builds the bundle and records it. Blocked or failed: the charge is returned and no bundle stays.
 * @returns `null` when another request with the same key ended the export meanwhile.
 * @throws what passes (busy, outcome unknown) where an Idempotency-Key brings the caller back to this export.
 */
export async function buildExport(
  caller: Caller,
  vault: SigningKeyVault,
  requested: RequestedExport,
  progress: TrackedBuild,
): Promise<Outcome<ExportDetail> | null> {
  const { plane } = caller;
  const context = caller.context('build');
  try {
    const { tenant, request } = requested;
    const gathered = await gatherGate({ plane, tenant, request, context });
    const bundle = await buildIfAllowed({ plane, vault, requested, context, progress }, gathered);
    progress.enter('recording');
    const command = { type: 'BuildExport' as const, gate: gathered.facts, built: bundle?.built ?? null };
    return await settle(caller, requested, bundle, await record(caller, requested, command, context));
  } catch (error) {
    if (isPassingOutage(error) && context.clientChoseCommandId) throw error;
    const { correlationId } = context;
    log.error({ exportId: requested.exportId, correlationId, error }, 'The bundle was not built');
    return failExport(caller, requested, error);
  }
}

/** @returns `null` when the same request, sent twice at the same moment, recorded another bundle. */
async function record(
  { plane }: Caller,
  { tenant, exportId }: RequestedExport,
  command: BuildExport,
  context: CommandContext,
): Promise<Outcome<ExportItem> | null> {
  try {
    return await plane.runner.execute(exportAggregate, { tenant, id: exportId }, command, context);
  } catch (error) {
    if (error instanceof CommandIdReusedError) return null;
    throw error;
  }
}

async function settle(
  caller: Caller,
  { tenant, exportId, chargedBy }: RequestedExport,
  bundle: SignedAndStored | null,
  outcome: Outcome<ExportItem> | null,
): Promise<Outcome<ExportDetail> | null> {
  const { state } = await caller.plane.runner.state(exportAggregate, { tenant, id: exportId });
  const recorded = state?.phase === 'built' ? state.bundle : null;
  await keepOnly(caller.plane, tenant, exportId, recorded);
  if (outcome?.kind === 'rejected') await returnCharge(caller, chargedBy);
  if (outcome?.kind !== 'accepted') return outcome;
  if (!bundle || bundle.built.bundle.sha256 !== recorded?.sha256) return null;
  return { ...outcome, answer: { ...outcome.answer, manifest: bundle.manifest } };
}
