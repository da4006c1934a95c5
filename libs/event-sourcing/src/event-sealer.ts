import type { CommandId, DecisionId, EpochMs, EventId, JsonObject, PlaneId, StreamName } from '@chancery/kernel';
import type { EventCatalogue } from './catalogue.ts';
import type { CommandContext, Envelope } from './envelope.ts';
import type { NewEvent } from './event-store.ts';
import { timeOrderedId } from './time-ordered-id.ts';

/** What is sealed: a stored payload and where it will stand. */
export interface EventToSeal {
  readonly stream: StreamName;
  readonly revision: number;
  readonly time: EpochMs;
  readonly commandHash: string;
  /** The command, on its first event only. */
  readonly command: JsonObject | null;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: JsonObject;
}

/**
 * Turns a payload and its context into the bytes of the record. The only maker of `NewEvent`: what does not fit the
 * catalogue, or has no actor, cannot be appended.
 */
export class EventSealer {
  private readonly encoder = new TextEncoder();

  constructor(private readonly catalogue: EventCatalogue) {}

  /** @throws SchemaViolationError */
  seal(event: EventToSeal, context: CommandContext): NewEvent {
    this.catalogue.check(event.type, event.data);
    const id = newEventId();
    const envelope: Envelope = {
      id,
      type: event.type,
      stream: event.stream,
      revision: event.revision,
      time: new Date(event.time).toISOString(),
      tenant: context.tenant,
      plane: context.plane,
      actor: context.actor,
      token: context.token,
      network: context.network,
      correlationId: context.correlationId,
      causationId: context.causationId,
      commandId: context.commandId,
      commandHash: event.commandHash,
      traceparent: context.traceparent,
      flagSet: context.flagSet,
      policyVersion: context.policyVersion,
      schemaVersion: event.schemaVersion,
      ...(event.command === null ? {} : { command: event.command }),
      data: event.data,
    };
    return {
      id,
      type: event.type,
      tenant: context.tenant,
      plane: context.plane,
      commandId: context.commandId,
      bytes: this.encoder.encode(JSON.stringify(envelope)),
    };
  }
}

/** A time-ordered event ID (UUID version 7, RFC 9562): neighbours in time are neighbours in the store's index. */
export function newEventId(): EventId {
  return timeOrderedId() as EventId;
}

/** A command ID for a command whose client chose none. */
export function newCommandId(): CommandId {
  return timeOrderedId() as CommandId;
}

/** The decision that recorded `event` first: `<plane>_<32 hex digits>`. */
export function decisionIdOf(plane: PlaneId, event: EventId): DecisionId {
  return `${plane}_${event.replaceAll('-', '')}` as DecisionId;
}

/** The event a decision ID refers to; `null` when it is not a decision ID. */
export function eventOfDecision(decision: string): { plane: PlaneId; event: EventId } | null {
  const match = /^(us|eu)_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(decision);
  if (!match) return null;
  return { plane: match[1] as PlaneId, event: match.slice(2).join('-') as EventId };
}
