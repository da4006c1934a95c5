import { Logger } from '@nestjs/common';
import {
  CommandConflictError,
  CommandIdReusedError,
  OutcomeUnknownError,
  StoreBusyError,
} from '@chancery/event-sourcing';
import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import type { Caller } from '@chancery/platform';
import { BundleTooLargeError } from '../../bundle/bundle-size.ts';
import type { ExportManifest } from '../../bundle/manifest.ts';
import type { ExportDetail, ExportItem } from '../../contract/export-answer.ts';
import type { GateFacts } from '../../gate/gate.ts';
import type { SigningKeyVault } from '../../signing-keys/vault/signing-key-vault.ts';
import { gatherGate } from '../../sources/gather-gate.ts';
import type { GatheredGate } from '../../sources/gather-gate.ts';
import { readContent } from '../../sources/read-content.ts';
import { askGate } from '../ask-gate.ts';
import { exportAggregate } from '../export.aggregate.ts';
import type { BuiltBundle, FailExport } from '../export.commands.ts';
import { exportFailed } from '../export.rejections.ts';
import type { RequestedExport } from '../export.state.ts';
import { removeBundle } from '../export-blobs.ts';
import { returnCharge } from '../request-export/charge.ts';
import { buildBundle } from './build-bundle.ts';

const log = new Logger('Exports');

/**
 * Asks the gate again, builds the bundle and records it. Blocked or failed: the charge is returned and no bundle stays.
 * @returns `null` when another request with the same key ended the export meanwhile.
 */
export async function buildExport(
  caller: Caller,
  vault: SigningKeyVault,
  requested: RequestedExport,
): Promise<Outcome<ExportDetail> | null> {
  const { plane, tenant } = caller;
  const context = caller.context('build');
  const gathered = await gatherGate(plane, tenant, requested.request, context.flagSet);
  const attempt = await attemptBundle(caller, vault, requested, gathered, context);
  if (attempt.kind === 'failed') return failExport(caller, requested, attempt.command);
  const { built, manifest } = attempt;
  const outcome = await recordBundle(caller, requested, gathered.facts, built, context);
  const kept = outcome?.kind === 'accepted' && outcome.answer.bundle?.sha256 === built?.bundle.sha256;
  if (built && !kept) await removeBundle(plane, built.bundle);
  if (outcome?.kind === 'accepted') return kept ? { ...outcome, answer: { ...outcome.answer, manifest } } : null;
  if (outcome) await returnCharge(caller, requested.chargedBy);
  return outcome;
}

type Attempt =
  /** `built` is `null` when the gate refuses: nothing is signed that may not leave. */
  | { readonly kind: 'attempted'; readonly built: BuiltBundle | null; readonly manifest: ExportManifest | null }
  | { readonly kind: 'failed'; readonly command: FailExport };

async function attemptBundle(
  { plane }: Caller,
  vault: SigningKeyVault,
  requested: RequestedExport,
  gathered: GatheredGate,
  context: CommandContext,
): Promise<Attempt> {
  const { facts } = gathered;
  const verdict = askGate(requested.tenant, requested.request, facts, context.time);
  if (verdict.kind === 'blocked' || !facts.tenant) return { kind: 'attempted', built: null, manifest: null };
  const { id: tenant, region, legalEntity } = facts.tenant;
  const { policyId, policyVersion } = verdict;
  const nameplate = { tenant, region, legalEntity, policyId, policyVersion };
  try {
    const content = await readContent(plane, requested.tenant, requested.request, gathered);
    return { kind: 'attempted', ...(await buildBundle(plane, vault, { requested, nameplate, content }, context)) };
  } catch (error) {
    if (isPassing(error)) throw error;
    log.error(
      { exportId: requested.exportId, correlationId: context.correlationId, error },
      'The bundle was not built',
    );
    return { kind: 'failed', command: failure(error) };
  }
}

/** An outage of the event store: nothing is known to be wrong with the export, and its key brings it back. */
function isPassing(error: unknown): boolean {
  return (
    error instanceof StoreBusyError || error instanceof OutcomeUnknownError || error instanceof CommandConflictError
  );
}

function failure(error: unknown): FailExport {
  return error instanceof BundleTooLargeError
    ? { type: 'FailExport', cause: 'bundle-too-large', detail: error.message }
    : {
        type: 'FailExport',
        cause: 'build-error',
        detail: 'An error on our side; the correlation ID finds it in the logs.',
      };
}

async function recordBundle(
  { plane, tenant }: Caller,
  { exportId }: RequestedExport,
  gate: GateFacts,
  built: BuiltBundle | null,
  context: CommandContext,
): Promise<Outcome<ExportItem> | null> {
  const command = { type: 'BuildExport' as const, gate, built };
  try {
    return await plane.runner.execute(exportAggregate, { tenant, id: exportId }, command, context);
  } catch (error) {
    if (error instanceof CommandIdReusedError) return null;
    throw error;
  }
}

async function failExport(
  caller: Caller,
  requested: RequestedExport,
  command: FailExport,
): Promise<Outcome<ExportDetail> | null> {
  const { plane, tenant } = caller;
  const ref = { tenant, id: requested.exportId };
  const outcome = await plane.runner.execute(exportAggregate, ref, command, caller.context('fail'));
  const { state } = await plane.runner.state(exportAggregate, ref);
  if (state?.phase !== 'failed') return null;
  await returnCharge(caller, requested.chargedBy);
  return { kind: 'rejected', rejection: exportFailed(state), decision: outcome.decision, dryRun: false };
}
