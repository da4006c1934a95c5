import { Inject, Optional } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import { EVIDENCE_CITATIONS, NO_CITATIONS } from '../../citations/evidence-citations.ts';
import type { EvidenceCitations } from '../../citations/evidence-citations.ts';
import type { WithdrawalAnswer } from '../../contract/withdrawal-answers.ts';
import { citedBy } from '../../retraction/cited-by.ts';
import { findRowVersions } from '../../retraction/find-row-versions.ts';
import { withdraw } from '../../retraction/withdraw.ts';
import { RetractRowsCommand } from './retract-rows.command.ts';

@CommandHandler(RetractRowsCommand)
export class RetractRowsHandler implements ICommandHandler<RetractRowsCommand> {
  constructor(@Optional() @Inject(EVIDENCE_CITATIONS) private readonly citations: EvidenceCitations = NO_CITATIONS) {}

  async execute({ caller, dataset, body }: RetractRowsCommand): Promise<Outcome<WithdrawalAnswer>> {
    const { plane, tenant } = caller;
    const asked = [...new Set(body.rows)];
    const rows = await findRowVersions(plane, tenant, dataset, asked);
    const command = {
      type: 'RetractRows' as const,
      tenant,
      dataset,
      rows,
      reason: body.reason,
      citedBy: await citedBy(this.citations, plane, tenant, { dataset, rows: asked }),
      evenIfCited: body.evenIfCited ?? false,
    };
    return withdraw(caller, command, asked);
  }
}
