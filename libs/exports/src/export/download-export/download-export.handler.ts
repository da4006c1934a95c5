import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import { Problem } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { ExportItem } from '../../contract/export-answer.ts';
import type { GateFacts } from '../../gate/gate.ts';
import { gatherGateOfBundle } from '../../sources/gather-gate.ts';
import type { GateQuestion } from '../../sources/gather-gate.ts';
import { exportAggregate } from '../export.aggregate.ts';
import type { ByteRange, StoredBundle } from '../export.events.ts';
import { readManifest } from '../export-blobs.ts';
import { isExportId } from '../export-id.ts';
import { askedRange } from './byte-range.ts';
import type { RangeHeaders } from './byte-range.ts';
import { DownloadExportCommand } from './download-export.command.ts';

/** The export as it is after this download, and where its bundle lies. */
export interface AllowedDownload {
  readonly item: ExportItem;
  /** `null` when there is none, and then the outcome is a refusal. */
  readonly bundle: StoredBundle | null;
  /** The bytes that may leave; `null`: all. */
  readonly range: ByteRange | null;
}

/** The strong entity tag of a bundle: its bytes never change under it. */
export function entityTag({ sha256 }: StoredBundle): string {
  return `"${sha256}"`;
}

@CommandHandler(DownloadExportCommand)
export class DownloadExportHandler implements ICommandHandler<DownloadExportCommand> {
  /** @throws Problem `not-found`, `range-not-satisfiable` */
  async execute({ caller, exportId, headers }: DownloadExportCommand): Promise<Outcome<AllowedDownload>> {
    const { plane, tenant } = caller;
    const ref = { tenant, id: exportId };
    const { state } = isExportId(exportId) ? await plane.runner.state(exportAggregate, ref) : { state: null };
    if (!state) throw new Problem('not-found', `There is no export ${exportId} in this tenant.`);
    const bundle = state.phase === 'built' ? state.bundle : null;
    const range = bundle && rangeOf(caller, headers, bundle);
    const context = caller.context();
    const gate = await factsFor({ plane, tenant, request: state.request, context }, bundle);
    const stored = bundle && (await plane.blobs.info(bundle.blobKey));
    const storedSha256 = stored?.sha256 ?? null;
    const command = { type: 'DownloadExport' as const, gate, storedSha256, ...(range ? { range } : {}) };
    const outcome = await plane.runner.execute(exportAggregate, ref, command, context);
    return outcome.kind === 'rejected' ? outcome : { ...outcome, answer: { item: outcome.answer, bundle, range } };
  }
}

/** The facts about what was bundled. Without a manifest nobody knows what that was, and that blocks. */
async function factsFor(question: GateQuestion, bundle: StoredBundle | null): Promise<GateFacts> {
  const manifest = bundle && (await readManifest(question.plane, bundle).catch(() => null));
  const { facts } = await gatherGateOfBundle(question, manifest?.sources ?? []);
  if (bundle === null || manifest) return facts;
  return { ...facts, failures: [...facts.failures, 'the manifest of the bundle could not be read.'] };
}

function rangeOf(caller: Caller, headers: RangeHeaders, bundle: StoredBundle): ByteRange | null {
  const asked = askedRange(headers, bundle.bytes, entityTag(bundle));
  if (asked.kind === 'whole') return null;
  if (asked.kind === 'part') return asked.range;
  caller.header('Content-Range', `bytes */${bundle.bytes}`);
  throw new Problem('range-not-satisfiable', `The bundle has ${bundle.bytes} bytes, and none of those asked for.`);
}
