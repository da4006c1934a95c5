import { EventSealer, loadEventCatalogue } from '@chancery/event-sourcing';
import type { AggregateType, CommandContext } from '@chancery/event-sourcing';
import { fold, streamName } from '@chancery/kernel';
import type { ActorId, Command, CommandId, DomainEvent, TenantId, TokenId } from '@chancery/kernel';

const catalogue = loadEventCatalogue(new URL('../../eventstore/catalogue', import.meta.url).pathname);
const sealer = new EventSealer(catalogue);
export const tenant = 'eu_t0123456789abcdef01234567' as TenantId;
export const START = Date.parse('2026-11-23T12:00:00Z');
export const DAY = 86_400_000;
export const operator = 'eu_a0199c1f2a4b87c0d9e3f5a6b7c8d9e0f' as ActorId;

/** The context of a command at a fixed time. */
export function context(time: number, commandId: string, of = tenant): CommandContext {
  return {
    tenant: of,
    plane: 'eu',
    actor: operator,
    token: 'eu_k0123456789abcdef' as TokenId,
    network: null,
    commandId: commandId as CommandId,
    clientChoseCommandId: true,
    correlationId: '0199c1f2-a4b8-7c0d-9e3f-5a6b7c8d9e0f',
    causationId: null,
    traceparent: null,
    flagSet: '8c7e75433bb483ac',
    policyVersion: 'eu_only@1',
    time,
    dryRun: false,
  };
}

/** Decides commands one after another on one stream and prints the events that they record. */
export function tell<C extends Command, E extends DomainEvent, S, A>(
  aggregate: AggregateType<C, E, S, A>,
  id: string | undefined,
  steps: readonly { readonly at: number; readonly command: C }[],
  of = tenant,
): void {
  let state = aggregate.decider.initialState;
  let revision = 0;
  for (const [index, { at, command }] of steps.entries()) {
    const decision = aggregate.decider.decide(command, state, at);
    if (decision.kind === 'rejected') throw new Error(`${command.type}: ${decision.rejection.message}`);
    for (const event of decision.events)
      print(aggregate, id, revision++, event, context(at, `sample-${index + 1}`, of));
    state = fold((before: S, event: E) => aggregate.decider.evolve(before, event), state, decision.events);
  }
}

/** Prints one event as it would be stored. */
export function print<C extends Command, E extends DomainEvent, S, A>(
  aggregate: AggregateType<C, E, S, A>,
  id: string | undefined,
  revision: number,
  event: E,
  by: CommandContext,
): void {
  const { type, schemaVersion, data } = aggregate.codec.encode(event);
  const stream = streamName(aggregate.category, by.tenant, id);
  const { bytes } = sealer.seal(
    { stream, revision, time: by.time, commandHash: 'ab'.repeat(32), command: null, type, schemaVersion, data },
    by,
  );
  process.stdout.write(Buffer.concat([bytes, Buffer.from('\n')]));
}
