import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import { Problem } from '@chancery/platform';
import type { CorrectUsageBody } from '../../contract/usage.dto.ts';
import type { CorrectionAnswer } from '../../contract/ledger-answers.ts';
import { CorrectUsageCommand } from './correct-usage.command.ts';
import { correctUsage } from './correct-usage.ts';
import type { UsageCorrection } from './correct-usage.ts';

@CommandHandler(CorrectUsageCommand)
export class CorrectUsageHandler implements ICommandHandler<CorrectUsageCommand> {
  execute({ caller, body }: CorrectUsageCommand): Promise<Outcome<CorrectionAnswer>> {
    const { meter, item, quantity, reason } = body;
    const which = typeof item === 'number' ? { item } : {};
    const correction = { meter, recordedBy: recordedBy(body), ...which, quantity, reason };
    return correctUsage(caller.plane, caller.tenant, correction, caller.context());
  }
}

/** @throws Problem `validation-failed` unless exactly one of the two is given. */
function recordedBy({ decision, command }: CorrectUsageBody): UsageCorrection['recordedBy'] {
  if (typeof decision === 'string' && typeof command !== 'string') return { decision };
  if (typeof command === 'string' && typeof decision !== 'string') return { command };
  const message = 'command or decision must say what recorded the use, and one of them only';
  throw new Problem('validation-failed', `${message}.`, { errors: [{ field: 'command', message }] });
}
