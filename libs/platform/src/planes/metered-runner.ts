import {
  CommandConflictError,
  CommandIdReusedError,
  OutcomeUnknownError,
  StoreBusyError,
} from '@chancery/event-sourcing';
import type {
  AggregateRef,
  AggregateType,
  CommandContext,
  CommandRunner,
  Outcome,
  StateOptions,
} from '@chancery/event-sourcing';
import { StoreUnavailableError } from '@chancery/kernel';
import type { Command, DomainEvent, PlaneId } from '@chancery/kernel';
import type { CommandOutcome, PlaneMeter } from './plane-meter.ts';

/** A command runner that tells what became of each command. */
export class MeteredRunner implements CommandRunner {
  constructor(
    private readonly runner: CommandRunner,
    private readonly plane: PlaneId,
    private readonly meter: PlaneMeter,
  ) {}

  async execute<C extends Command, E extends DomainEvent, S, A>(
    aggregate: AggregateType<C, E, S, A>,
    ref: AggregateRef,
    command: C,
    context: CommandContext,
  ): Promise<Outcome<A>> {
    const tell = (outcome: CommandOutcome) => this.meter.decided(this.plane, command.type, outcome);
    try {
      const outcome = await this.runner.execute(aggregate, ref, command, context);
      tell(kindOf(outcome));
      return outcome;
    } catch (error) {
      tell(kindOfError(error));
      throw error;
    }
  }

  state<C extends Command, E extends DomainEvent, S, A>(
    aggregate: AggregateType<C, E, S, A>,
    ref: AggregateRef,
    options?: StateOptions,
  ): Promise<{ readonly state: S; readonly revision: number }> {
    return this.runner.state(aggregate, ref, options);
  }
}

function kindOf(outcome: Outcome<unknown>): CommandOutcome {
  if (outcome.dryRun) return 'dry-run';
  if (outcome.kind === 'rejected') return 'rejected';
  return outcome.repeated ? 'repeated' : 'accepted';
}

function kindOfError(error: unknown): CommandOutcome {
  if (error instanceof StoreBusyError) return 'busy';
  if (error instanceof OutcomeUnknownError) return 'outcome-unknown';
  if (error instanceof CommandIdReusedError) return 'key-reused';
  if (error instanceof CommandConflictError) return 'conflict';
  return error instanceof StoreUnavailableError ? 'unavailable' : 'failed';
}
