import type { CommandContext } from '@chancery/event-sourcing';
import type { CommandId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { datasetAggregate } from '../dataset/dataset.aggregate.ts';
import { settlementStep } from './settlement.ts';
import type { SettlementFacts, SettlementStep } from './settlement.ts';
import { forgetUpload } from './upload.ts';
import type { Upload, UploadCharge } from './upload.ts';
import type { UsageCharge } from './usage-charge.ts';

/**
 * Brings an upload to its end: gives back a charge that came to nothing and deletes files that belong to no batch.
 * Idempotent. `context` says on whose behalf; each step has a commandId of its own.
 */
export async function settleUpload(
  plane: Plane,
  usage: UsageCharge,
  upload: Upload,
  context: CommandContext,
): Promise<void> {
  for (;;) {
    const step = settlementStep(upload, await factsOf(plane, upload));
    await take(step, { plane, usage, upload, context });
    if (step.kind === 'clear-away') return;
  }
}

interface Settling {
  readonly plane: Plane;
  readonly usage: UsageCharge;
  readonly upload: Upload;
  readonly context: CommandContext;
}

async function factsOf(plane: Plane, { tenant, dataset, charge }: Upload): Promise<SettlementFacts> {
  const { state } = await plane.runner.state(datasetAggregate, { tenant, id: dataset });
  const isRecorded = async (id: CommandId) => (await plane.events.findCommand(tenant, id)) !== null;
  return {
    dataset: state,
    charged: charge !== null && (await isRecorded(charge.id)),
    returned: charge !== null && (await isRecorded(returnIdOf(charge))),
  };
}

async function take(step: SettlementStep, { plane, usage, upload, context }: Settling): Promise<void> {
  const { tenant, dataset } = upload;
  switch (step.kind) {
    case 'abandon-ingest': {
      const { id: charge, rows } = step.charge;
      const command = { type: 'AbandonIngest' as const, charge, rows };
      const own = stepContext(context, `${charge}#abandon` as CommandId);
      const outcome = await plane.runner.execute(datasetAggregate, { tenant, id: dataset }, command, own);
      if (outcome.kind === 'rejected') throw new Error(outcome.rejection.message);
      return;
    }
    case 'give-back': {
      const { id: chargedBy, rows } = step.charge;
      const own = stepContext(context, returnIdOf(step.charge));
      const reason = `The ingest into "${dataset}" that these rows were charged for was not completed.`;
      const outcome = await usage.giveBack(plane, tenant, { rows, chargedBy, reason }, own);
      if (outcome.kind === 'rejected') throw new Error(outcome.rejection.message);
      return;
    }
    case 'clear-away':
      for (const key of step.files) await plane.blobs.delete(key);
      await forgetUpload(plane.blobs, upload);
  }
}

function returnIdOf({ id }: UploadCharge): CommandId {
  return `${id}#return` as CommandId;
}

/** A step is recognised when it is taken again, by whoever and after any crash. */
function stepContext(context: CommandContext, commandId: CommandId): CommandContext {
  return { ...context, commandId, clientChoseCommandId: true, causationId: context.commandId, dryRun: false };
}
