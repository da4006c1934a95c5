import type { Command, DomainEvent, EpochMs, Json, JsonObject, Rejection, StreamName } from '@chancery/kernel';
import type { AnyAggregateType } from '../aggregate.ts';
import type { CommandContext } from '../envelope.ts';
import type { EventSealer } from '../event-sealer.ts';
import type { AppendedCommand, NewEvent } from '../event-store.ts';
import { rememberedAnswer } from './remembered-answer.ts';
import type { StreamState } from './stream-state.ts';

/** A command waiting in a mailbox. */
export interface WaitingCommand {
  readonly command: Command;
  readonly context: CommandContext;
  readonly hash: string;
}

/** How one command of the batch was decided. `firstEvent` and `eventCount` point into the batch's events. */
export type Planned =
  | { readonly kind: 'accepted'; readonly answer: Json; readonly firstEvent: number; readonly eventCount: number }
  | {
      readonly kind: 'rejected';
      readonly rejection: Rejection;
      readonly firstEvent: number;
      readonly eventCount: number;
      readonly decidedAtRevision: number;
      readonly decidedAt: EpochMs;
    }
  /** The decider, codec or catalogue threw: a bug that fails this command only. */
  | { readonly kind: 'failed'; readonly error: unknown };

export interface BatchPlan {
  readonly planned: readonly Planned[];
  readonly events: readonly NewEvent[];
  readonly commands: readonly AppendedCommand[];
  /** The state after all of `events`. */
  readonly after: StreamState;
}

/**
 * Decides commands one after another in memory, each on the state its predecessors left. Appends nothing. Stops when
 * the events weigh `maxBytes`: `planned` then has fewer items than `waiting`, but at least one.
 */
export function decideBatch(
  aggregate: AnyAggregateType,
  stream: StreamName,
  sealer: EventSealer,
  before: StreamState,
  waiting: readonly WaitingCommand[],
  maxBytes: number,
): BatchPlan {
  let after = before;
  let bytes = 0;
  const planned: Planned[] = [];
  const events: NewEvent[] = [];
  const commands: AppendedCommand[] = [];
  for (const item of waiting) {
    if (bytes >= maxBytes) break;
    try {
      const one = decideOne(aggregate, stream, sealer, after, item, events.length);
      planned.push(one.planned);
      if (one.remembered) {
        events.push(...one.events);
        commands.push(one.remembered);
        after = one.after;
        for (const event of one.events) bytes += event.bytes.byteLength;
      }
    } catch (error) {
      planned.push({ kind: 'failed', error });
    }
  }
  return { planned, events, commands, after };
}

interface DecidedOne {
  readonly planned: Planned;
  readonly events: readonly NewEvent[];
  /** `null` when nothing is to be appended: no event, or a dry run. */
  readonly remembered: AppendedCommand | null;
  readonly after: StreamState;
}

function decideOne(
  aggregate: AnyAggregateType,
  stream: StreamName,
  sealer: EventSealer,
  before: StreamState,
  { command, context, hash }: WaitingCommand,
  firstEvent: number,
): DecidedOne {
  const now = Math.max(context.time, before.lastTime);
  const decision = aggregate.decider.decide(command, before.state, now);
  const produced = decision.events;
  const eventCount = produced.length;
  let state = before.state;
  for (const event of produced) state = aggregate.decider.evolve(state, event);
  const answer = decision.kind === 'accepted' ? aggregate.answer(state, produced, command) : null;
  const planned: Planned =
    decision.kind === 'accepted'
      ? { kind: 'accepted', answer, firstEvent, eventCount }
      : {
          kind: 'rejected',
          rejection: decision.rejection,
          firstEvent,
          eventCount,
          decidedAtRevision: before.revision,
          decidedAt: now,
        };
  if (eventCount === 0 || context.dryRun) return { planned, events: [], remembered: null, after: before };
  const events = sealAll(aggregate, stream, sealer, before.revision, now, produced, command, context, hash);
  return {
    planned,
    events,
    remembered: {
      tenant: context.tenant,
      commandId: context.commandId,
      commandHash: hash,
      answer: rememberedAnswer(decision.kind === 'accepted' ? { ok: answer } : { no: decision.rejection }),
      firstEvent,
      eventCount,
    },
    after: {
      state,
      revision: before.revision + eventCount,
      lastEvent: events.at(-1)?.id ?? before.lastEvent,
      lastTime: now,
    },
  };
}

function sealAll(
  aggregate: AnyAggregateType,
  stream: StreamName,
  sealer: EventSealer,
  revisionBefore: number,
  time: EpochMs,
  events: readonly DomainEvent[],
  command: Command,
  context: CommandContext,
  hash: string,
): NewEvent[] {
  const implied = aggregate.commandFromEvents?.(events) ?? null;
  return events.map((event, index) => {
    const { type, schemaVersion, data } = aggregate.codec.encode(event);
    const recorded = index === 0 && implied === null ? (command as unknown as JsonObject) : null;
    const revision = revisionBefore + 1 + index;
    return sealer.seal(
      { stream, revision, time, commandHash: hash, command: recorded, type, schemaVersion, data },
      context,
    );
  });
}
