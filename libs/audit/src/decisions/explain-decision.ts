import { loadStreamState, noSnapshots, readEnvelope } from '@chancery/event-sourcing';
import type {
  AnyAggregateType,
  Envelope,
  EventReader,
  EventStore,
  StoredEvent,
  TenantLog,
} from '@chancery/event-sourcing';
import { parseStreamName } from '@chancery/kernel';
import type { Command, Decision, DecisionId, DomainEvent, EventId, JsonObject, StreamName } from '@chancery/kernel';
import type { ExplainedDecision } from '../contract/audit-entry.ts';
import type { RefusalRecorded } from '../refusals/refusals.events.ts';
import { refusalsAggregate } from '../refusals/refusals.aggregate.ts';

type Log = EventStore & TenantLog;

/** All but the values of the flags, which the log does not know, and the policy, which stands elsewhere in it. */
export type Explanation = Omit<ExplainedDecision, 'flags' | 'policy'>;

/** What the explanation says besides how the decider decided. */
type Recorded = Omit<Explanation, 'facts' | 'lift' | 'reproduced' | 'code' | 'message'>;

/** Events one command can have produced; all of them are read to reconstruct it. */
const MAX_EVENTS_OF_A_COMMAND = 4096;

/**
 * Runs the decider again at the revision a recorded decision was made at, on the recorded command.
 * @returns `null` when no event carries this ID.
 */
export async function explainDecision(
  log: Log,
  reader: EventReader,
  decision: DecisionId,
  eventId: EventId,
): Promise<Explanation | null> {
  const event = await log.findEvent(eventId);
  if (!event) return null;
  const { category } = parseStreamName(event.stream);
  if (category === refusalsAggregate.category) {
    const refusal = refusalsAggregate.codec.decode(event.type, readEnvelope(event).data);
    if (refusal.type === 'RefusalRecorded') return explainRefusal(log, reader, decision, event, refusal);
  }
  const aggregate = reader.aggregateOf(category);
  return aggregate && explainRecorded(log, aggregate, decision, event);
}

async function explainRefusal(
  log: Log,
  reader: EventReader,
  decision: DecisionId,
  event: StoredEvent,
  refusal: RefusalRecorded,
): Promise<Explanation> {
  const recorded: Recorded = {
    ...recordedFacts(decision, readEnvelope(event)),
    outcome: 'refused',
    command: refusal.refusedCommand,
    decidedOn: refusal.decidedOn && { stream: refusal.decidedOn.stream, revision: refusal.decidedOn.revision },
    events: [],
  };
  const asRecorded = { code: refusal.code, message: refusal.message, facts: refusal.facts, lift: refusal.lift ?? [] };
  if (!refusal.decidedOn) return { ...recorded, ...asRecorded, reproduced: true };
  const aggregate = reader.aggregateOf(parseStreamName(refusal.decidedOn.stream).category);
  if (!aggregate) return { ...recorded, ...asRecorded, reproduced: false };
  const stream = refusal.decidedOn.stream as StreamName;
  const again = await decideAgain(
    log,
    aggregate,
    stream,
    refusal.decidedOn.revision,
    refusal.refusedCommand,
    refusal.decidedOn.at,
  );
  if (again.kind !== 'rejected') return { ...recorded, ...asRecorded, reproduced: false };
  return { ...recorded, ...explained(again), reproduced: again.rejection.code === refusal.code };
}

async function explainRecorded(
  log: Log,
  aggregate: AnyAggregateType,
  decision: DecisionId,
  first: StoredEvent,
): Promise<Explanation> {
  const { events: following } = await log.readStream(first.stream, first.revision, MAX_EVENTS_OF_A_COMMAND);
  const own = following.filter((event) => event.commandId === first.commandId);
  const domain = own.map((event) => aggregate.codec.decode(event.type, readEnvelope(event).data));
  const envelope = readEnvelope(first);
  const command =
    envelope.command ?? (aggregate.commandFromEvents?.(domain) as unknown as JsonObject | undefined) ?? null;
  const recorded: Recorded = {
    ...recordedFacts(decision, envelope),
    outcome: 'accepted',
    command,
    decidedOn: { stream: first.stream, revision: first.revision - 1 },
    events: own.map((event) => event.type),
  };
  const events = own.map((event) => event.type).join(', ');
  const plain = { code: null, message: `Accepted, and recorded as ${events}.`, facts: {}, lift: [] };
  if (!command) return { ...recorded, ...plain, reproduced: false };
  const again = await decideAgain(log, aggregate, first.stream, first.revision - 1, command, Date.parse(envelope.time));
  const reproduced = sameEvents(aggregate, again.events, domain);
  if (again.kind === 'rejected') return { ...recorded, outcome: 'refused', ...explained(again), reproduced };
  return { ...recorded, ...plain, reproduced };
}

async function decideAgain(
  log: Log,
  aggregate: AnyAggregateType,
  stream: StreamName,
  revision: number,
  command: JsonObject,
  at: number,
): Promise<Decision<DomainEvent>> {
  const { state } = await loadStreamState(log, noSnapshots, aggregate, stream, revision);
  return aggregate.decider.decide(command as unknown as Command, state, at);
}

function recordedFacts(decision: DecisionId, envelope: Envelope) {
  const { tenant, time, actor, flagSet, policyVersion } = envelope;
  return { decision, tenant, time, actor, flagSet, policyVersion };
}

function explained({ rejection }: Extract<Decision<DomainEvent>, { kind: 'rejected' }>) {
  const { code, message, facts, lift } = rejection;
  return { code, message, facts, lift };
}

function sameEvents(aggregate: AnyAggregateType, left: readonly DomainEvent[], right: readonly DomainEvent[]): boolean {
  const stored = (events: readonly DomainEvent[]) =>
    JSON.stringify(events.map((event) => aggregate.codec.encode(event)));
  return stored(left) === stored(right);
}
