import { Inject, Optional } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import { EVIDENCE_CITATIONS, NO_CITATIONS } from '../../citations/evidence-citations.ts';
import type { EvidenceCitations } from '../../citations/evidence-citations.ts';
import type { WithdrawalAnswer } from '../../contract/withdrawal-answers.ts';
import { citedBy } from '../../retraction/cited-by.ts';
import { withdraw } from '../../retraction/withdraw.ts';
import { DeleteDatasetCommand } from './delete-dataset.command.ts';

@CommandHandler(DeleteDatasetCommand)
export class DeleteDatasetHandler implements ICommandHandler<DeleteDatasetCommand> {
  constructor(@Optional() @Inject(EVIDENCE_CITATIONS) private readonly citations: EvidenceCitations = NO_CITATIONS) {}

  async execute({ caller, dataset, body }: DeleteDatasetCommand): Promise<Outcome<WithdrawalAnswer>> {
    const { plane, tenant } = caller;
    const command = {
      type: 'DeleteDataset' as const,
      tenant,
      dataset,
      reason: body.reason,
      citedBy: await citedBy(this.citations, plane, tenant, { dataset }),
      evenIfCited: body.evenIfCited ?? false,
    };
    return withdraw(caller, command, null);
  }
}
