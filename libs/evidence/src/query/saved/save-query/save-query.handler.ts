import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { SavedQueryAnswer } from '../../../contract/saved-query.ts';
import { withQueryEngine } from '../../engines.ts';
import { problemOfQuery } from '../../query-problem.ts';
import { savedQueryAggregate } from '../saved-query.aggregate.ts';
import { SaveQueryCommand } from './save-query.command.ts';

/** Of looking at a statement, without running it. */
const INSPECT_MS = 10_000;

@CommandHandler(SaveQueryCommand)
export class SaveQueryHandler implements ICommandHandler<SaveQueryCommand> {
  async execute({ caller, name, body }: SaveQueryCommand): Promise<Outcome<SavedQueryAnswer | null>> {
    const { plane, tenant } = caller;
    const { sql, description = '' } = body;
    const { signal } = new AbortController();
    // The datasets it reads may come later; that it is one SELECT which may be run is checked now.
    await withQueryEngine(plane, tenant, signal, (engine) => engine.inspect(sql)).catch((error: unknown) => {
      throw problemOfQuery(error, INSPECT_MS, signal);
    });
    const command = { type: 'SaveQuery' as const, name, sql, description };
    return plane.runner.execute(savedQueryAggregate, { tenant, id: name }, command, caller.context());
  }
}
