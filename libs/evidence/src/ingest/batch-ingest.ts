import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BlobInfo } from '@chancery/blobs';
import { CommandIdReusedError, OutcomeUnknownError, StoreBusyError } from '@chancery/event-sourcing';
import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import { streamName } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { IngestAnswer } from '../contract/dataset-answers.ts';
import { batchIdOf } from '../dataset/batch-id.ts';
import { datasetAggregate } from '../dataset/dataset.aggregate.ts';
import type { DatasetCommandAnswer } from '../dataset/dataset.aggregate.ts';
import { batchOfContent } from '../dataset/dataset.decide.ts';
import type { CommitBatch } from '../dataset/dataset.commands.ts';
import { datasetOf } from '../dataset/dataset-of.ts';
import { batchOf } from '../dataset/dataset.state.ts';
import type { CommittedBatch } from '../dataset/dataset.state.ts';
import { REJECTED_FILE, ROWS_FILE } from './convert/conversion.ts';
import type { Conversion } from './convert/conversion.ts';
import { chargeContext, commitContext, nameplateOf } from './ingest-order.ts';
import type { IngestCaller, IngestOrder } from './ingest-order.ts';
import type { TrackedUpload, UploadEnd } from './progress/tracked-upload.ts';
import { UploadBoard } from './progress/upload-board.ts';
import { endOfError, endOfOutcome } from './progress/upload-end.ts';
import { batchReading } from './reading.ts';
import type { RequestedReading } from './reading.ts';
import { refuseRejectedRows } from './refuse-rejected-rows.ts';
import { settleUpload } from './settle-upload.ts';
import { spool } from './spool.ts';
import { newUpload, recordUpload, uploadKeys } from './upload.ts';
import type { Upload } from './upload.ts';
import { withConvertedUpload } from './upload-converter.ts';
import { USAGE_CHARGE } from './usage-charge.ts';
import type { UsageCharge } from './usage-charge.ts';

/** An upload under way in this process. */
interface Attempt {
  upload: Upload;
  readonly tracked: TrackedUpload;
}

/** A batch whose files are stored: all that its commit says but the charge. */
type StoredBatch = Omit<CommitBatch, 'charge'>;

/**
 * Ingests a file: spool, read, charge, commit. Everything before the commit leaves a journal entry first, so that a
 * crash at any point ends in one of two states: the batch is committed and charged once, or nothing is left.
 *
 * - Repeated with its Idempotency-Key, a request finds its charge and its batch and gives the same answer.
 * - What is refused or fails is settled at once; what a crash leaves is settled by the sweep (`upload-sweeper.ts`).
 */
@Injectable()
export class BatchIngest {
  private readonly logger = new Logger('evidence');
  private readonly underWay = new Set<string>();

  constructor(
    @Inject(USAGE_CHARGE) private readonly usage: UsageCharge,
    private readonly board: UploadBoard,
  ) {}

  /**
   * @throws Problem `upload-cancelled`, `file-invalid`, `rows-rejected`, `payload-too-large`, `body-unreadable`, `busy`; what a charge is
   * refused for comes back as the outcome.
   */
  async ingest(caller: IngestCaller, order: IngestOrder): Promise<Outcome<IngestAnswer>> {
    const { plane, tenant } = caller;
    const { time, commandId } = caller.context();
    const attempt: Attempt = {
      upload: newUpload(tenant, order.dataset, time),
      tracked: this.board.begin(tenant, commandId, order.dataset, time),
    };
    const { id } = attempt.upload;
    this.underWay.add(id);
    let outcomeUnknown = false;
    let end: UploadEnd | null = null;
    try {
      await recordUpload(plane.blobs, attempt.upload);
      const outcome = await this.land(caller, order, attempt);
      end = endOfOutcome(outcome);
      return outcome;
    } catch (error) {
      // It may have been charged or committed: the repeated request, or the sweep, will find out.
      outcomeUnknown = error instanceof OutcomeUnknownError;
      end = endOfError(error);
      throw error;
    } finally {
      if (!outcomeUnknown) await this.settle(plane, attempt.upload, caller.context());
      this.underWay.delete(id);
      if (end) attempt.tracked.end(end, caller.context().time);
    }
  }

  /** Whether the upload is being worked on in this process. */
  isUnderWay({ id }: Upload): boolean {
    return this.underWay.has(id);
  }

  /** Settles an upload; what fails is logged and left to the next sweep. */
  async settle(plane: Plane, upload: Upload, context: CommandContext): Promise<void> {
    try {
      await settleUpload(plane, this.usage, upload, context);
    } catch (error) {
      this.logger.error(`Upload ${upload.id} of ${upload.tenant} could not be settled yet`, error);
    }
  }

  private async land(caller: IngestCaller, order: IngestOrder, attempt: Attempt): Promise<Outcome<IngestAnswer>> {
    const { plane } = caller;
    const { tracked } = attempt;
    const { signal } = tracked;
    const keys = uploadKeys(attempt.upload);
    const received = { signal, onBytes: (bytes: number) => tracked.received(bytes) };
    const source = await spool(plane.blobs, keys.source, order.content, received);
    const context = commitContext(caller, order, source);
    const repeated = await answerRepeated(caller, order, source, context);
    if (repeated) return repeated;
    const upload = { source: keys.source, batch: batchIdOf(source.sha256), reading: order.reading };
    tracked.enter('reading');
    const read = { signal, onRows: (rows: number) => tracked.read(rows) };
    return withConvertedUpload(plane, upload, read, async (conversion, folder) => {
      tracked.read(conversion.rowsAccepted + conversion.rowsRejected);
      refuseRejectedRows(conversion, order.strict);
      const batch = await storeBatch(caller, order, attempt.upload, source, conversion, folder);
      tracked.enter('charging');
      const charge = await this.charge(caller, order, batch, attempt);
      if (charge.kind === 'rejected') return charge;
      return commit(caller, { ...batch, charge: charge.answer }, context);
    });
  }

  /** The charge's commandId, or why it was refused. */
  private async charge(
    caller: IngestCaller,
    order: IngestOrder,
    { source, rowsAccepted }: StoredBatch,
    attempt: Attempt,
  ): Promise<Outcome<string>> {
    const { plane, tenant, dryRun } = caller;
    const uncharged = attempt.upload;
    const state = await datasetOf(plane, tenant, order.dataset);
    const context = chargeContext(caller, order, source, rowsAccepted, state);
    if (!dryRun) {
      attempt.upload = { ...uncharged, charge: { id: context.commandId, rows: rowsAccepted } };
      await recordUpload(plane.blobs, attempt.upload);
    }
    try {
      const outcome = await this.usage.charge(plane, tenant, rowsAccepted, context);
      if (outcome.kind === 'accepted') return { ...outcome, answer: context.commandId };
      attempt.upload = uncharged;
      return outcome;
    } catch (error) {
      if (error instanceof StoreBusyError) attempt.upload = uncharged;
      throw error;
    }
  }
}

/**
 * The answer to a request whose bytes are in the dataset already; `null` when they are not.
 * @throws CommandIdReusedError before anything is charged
 */
async function answerRepeated(
  caller: IngestCaller,
  { dataset, reading }: IngestOrder,
  source: BlobInfo,
  context: CommandContext,
): Promise<Outcome<IngestAnswer> | null> {
  const { tenant, commandId, clientChoseCommandId, dryRun } = context;
  const repeatable = clientChoseCommandId && !dryRun;
  // Looked for first: what it recorded is then in the state that is read after it.
  const remembered = repeatable ? await caller.plane.events.findCommand(tenant, commandId) : null;
  const ofDataset = remembered?.stream === streamName(datasetAggregate.category, tenant, dataset);
  const state = await datasetOf(caller.plane, tenant, dataset, ofDataset ? remembered.lastRevision : undefined);
  const existing = batchOfContent(state, source.sha256);
  if (existing) return commit(caller, recommitOf(existing, reading), context);
  if (!remembered) return null;
  // A batch that was retracted since keeps its answer; the runner knows whether it is this request's.
  const retracted = batchOf(state, batchIdOf(source.sha256));
  if (retracted) return commit(caller, recommitOf(retracted, reading), context);
  throw new CommandIdReusedError(`"${commandId}" was used for another command before`);
}

/** The commit of a batch that is there, read as is asked for now. */
function recommitOf(existing: CommittedBatch, reading: RequestedReading): CommitBatch {
  const { batch: _batch, committedAt: _committedAt, retracted: _, retractedRows: _rows, ...committed } = existing;
  const { delimiter, encoding = 'utf-8' } = existing.reading;
  return { ...committed, type: 'CommitBatch', reading: batchReading(reading, { delimiter, encoding }) };
}

async function storeBatch(
  caller: IngestCaller,
  { dataset, reading }: IngestOrder,
  upload: Upload,
  source: BlobInfo,
  { found, columns, rowsAccepted, rowsRejected }: Conversion,
  folder: string,
): Promise<StoredBatch> {
  const keys = uploadKeys(upload);
  const store = (key: string, file: string) => caller.plane.blobs.put(key, createReadStream(join(folder, file)));
  return {
    type: 'CommitBatch',
    dataset,
    source,
    rows: await store(keys.rows, ROWS_FILE),
    rejected: rowsRejected > 0 ? await store(keys.rejected, REJECTED_FILE) : null,
    reading: batchReading(reading, found),
    columns,
    rowsAccepted,
    rowsRejected,
    nameplate: nameplateOf(caller),
  };
}

async function commit(
  { plane, tenant }: IngestCaller,
  command: CommitBatch,
  context: CommandContext,
): Promise<Outcome<IngestAnswer>> {
  const outcome = await plane.runner.execute(datasetAggregate, { tenant, id: command.dataset }, command, context);
  return outcome.kind === 'accepted' ? { ...outcome, answer: batchAnswered(outcome.answer) } : outcome;
}

function batchAnswered(answer: DatasetCommandAnswer): IngestAnswer {
  if ('batch' in answer) return answer.batch;
  throw new Error('A commit was answered like another command');
}
