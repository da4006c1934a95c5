import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { SavedQueryAnswer } from '../../../contract/saved-query.ts';
import { savedQueryAggregate } from '../saved-query.aggregate.ts';
import { RemoveQueryCommand } from './remove-query.command.ts';

@CommandHandler(RemoveQueryCommand)
export class RemoveQueryHandler implements ICommandHandler<RemoveQueryCommand> {
  execute({ caller, name }: RemoveQueryCommand): Promise<Outcome<SavedQueryAnswer | null>> {
    const ref = { tenant: caller.tenant, id: name };
    return caller.plane.runner.execute(savedQueryAggregate, ref, { type: 'RemoveQuery', name }, caller.context());
  }
}
