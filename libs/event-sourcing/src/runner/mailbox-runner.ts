import type { Command, CommandId, DecisionId, DomainEvent, Json, StreamName, TenantId } from '@chancery/kernel';
import { LruMap, streamName } from '@chancery/kernel';
import type { AggregateType, AnyAggregateType } from '../aggregate.ts';
import type { AggregateRef, CommandRunner, StateOptions } from '../command-runner.ts';
import type { CommandContext, Outcome } from '../envelope.ts';
import type { EventSealer } from '../event-sealer.ts';
import { decisionIdOf } from '../event-sealer.ts';
import type { AppendResult, EventStore, RememberedCommand, TenantLog } from '../event-store.ts';
import { OutcomeUnknownError, StoreBusyError } from '../event-store.ts';
import type { RefusalSink } from '../refusals.ts';
import type { SnapshotStore } from '../snapshot-store.ts';
import { commandHash } from './command-hash.ts';
import type { BatchPlan, Planned, WaitingCommand } from './decide-batch.ts';
import { decideBatch } from './decide-batch.ts';
import { CommandConflictError, CommandIdReusedError } from './errors.ts';
import { parseRememberedAnswer } from './remembered-answer.ts';
import type { StreamState } from './stream-state.ts';
import { loadStreamState, SNAPSHOT_EVERY } from './stream-state.ts';

export interface MailboxRunnerOptions {
  readonly store: EventStore & TenantLog;
  readonly sealer: EventSealer;
  readonly snapshots: SnapshotStore;
  /** Gets every refusal that is no event of its aggregate. Made with the runner, which it may itself use. */
  readonly refusals: (runner: CommandRunner) => RefusalSink;
  /** Commands waiting in one mailbox; more are answered with `StoreBusyError`. */
  readonly mailboxCapacity?: number;
  /** Commands waiting in all mailboxes together. */
  readonly totalCapacity?: number;
  /** Aggregate states kept in memory. */
  readonly cachedStates?: number;
}

/** Commands decided and appended together at most (architecture, "Write path"). */
const MAX_BATCH = 256;
/** Bytes of one append at most; a larger batch is cut and its rest waits for the next append. */
const MAX_BATCH_BYTES = 1_000_000;
/** Times a batch is decided again because another node wrote to the stream, or because an outcome was unknown. */
const MAX_ATTEMPTS = 6;
const NOTHING_RECORDED: ReadonlyMap<CommandId, RememberedCommand> = new Map();

interface Entry extends WaitingCommand {
  resolve(outcome: Outcome<Json>): void;
  reject(error: unknown): void;
}

interface Mailbox {
  readonly stream: StreamName;
  readonly aggregate: AnyAggregateType;
  readonly tenant: TenantId;
  waiting: Entry[];
}

type Appended = Extract<AppendResult, { kind: 'appended' }>;

interface CachedState extends StreamState {
  readonly snapshotRevision: number;
}

/**
 * The command runner: one mailbox per stream and one append in flight per mailbox. All commands that wait are decided
 * in memory, appended in one write with the exact expected revision, and answered after the write is durable.
 */
export class MailboxRunner implements CommandRunner {
  private readonly mailboxes = new Map<StreamName, Mailbox>();
  private readonly states: LruMap<StreamName, CachedState>;
  private readonly refusals: RefusalSink;
  private readonly mailboxCapacity: number;
  private readonly totalCapacity: number;
  private waitingInAll = 0;
  private closed = false;
  private idle: (() => void)[] = [];

  constructor(private readonly options: MailboxRunnerOptions) {
    this.mailboxCapacity = options.mailboxCapacity ?? 4096;
    this.totalCapacity = options.totalCapacity ?? 20_000;
    this.states = new LruMap(options.cachedStates ?? 10_000);
    this.refusals = options.refusals(this);
  }

  execute<C extends Command, E extends DomainEvent, S, A>(
    aggregate: AggregateType<C, E, S, A>,
    ref: AggregateRef,
    command: C,
    context: CommandContext,
  ): Promise<Outcome<A>> {
    if (ref.tenant !== context.tenant) {
      return Promise.reject(new Error(`Command context of ${context.tenant} used on an aggregate of ${ref.tenant}`));
    }
    const stream = streamName(aggregate.category, ref.tenant, ref.id);
    const mailbox = this.mailboxes.get(stream);
    if (this.closed) return Promise.reject(new StoreBusyError('Shutting down', 5));
    if ((mailbox?.waiting.length ?? 0) >= this.mailboxCapacity || this.waitingInAll >= this.totalCapacity) {
      return Promise.reject(new StoreBusyError('Too many commands are waiting'));
    }
    return new Promise<Outcome<A>>((resolve, reject) => {
      const entry: Entry = {
        command,
        context,
        hash: commandHash(context.fingerprint ?? command),
        resolve: resolve as (outcome: Outcome<Json>) => void,
        reject,
      };
      this.waitingInAll++;
      if (mailbox) mailbox.waiting.push(entry);
      else
        this.open({
          stream,
          aggregate: aggregate as unknown as AnyAggregateType,
          tenant: ref.tenant,
          waiting: [entry],
        });
    });
  }

  async state<C extends Command, E extends DomainEvent, S, A>(
    aggregate: AggregateType<C, E, S, A>,
    ref: AggregateRef,
    { atLeast }: StateOptions = {},
  ): Promise<{ readonly state: S; readonly revision: number }> {
    const stream = streamName(aggregate.category, ref.tenant, ref.id);
    const { state, revision } = await this.load(aggregate as unknown as AnyAggregateType, stream, atLeast);
    return { state: state as S, revision };
  }

  /** Waits for all commands already accepted; new ones are refused. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.mailboxes.size > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
    this.options.snapshots.close();
  }

  private open(mailbox: Mailbox): void {
    this.mailboxes.set(mailbox.stream, mailbox);
    // A microtask later, so that commands sent in one go share the first append too.
    queueMicrotask(() => void this.drain(mailbox));
  }

  private async drain(mailbox: Mailbox): Promise<void> {
    while (mailbox.waiting.length > 0) {
      const batch = mailbox.waiting.splice(0, MAX_BATCH);
      this.waitingInAll -= batch.length;
      try {
        const rest = await this.process(mailbox, batch);
        mailbox.waiting.unshift(...rest);
        this.waitingInAll += rest.length;
      } catch (error) {
        this.states.delete(mailbox.stream);
        for (const entry of batch) entry.reject(error);
      }
    }
    this.mailboxes.delete(mailbox.stream);
    if (this.mailboxes.size === 0) for (const resolve of this.idle.splice(0)) resolve();
  }

  /** Decides and appends a batch. Returns the commands that must wait for the next append. */
  private async process(mailbox: Mailbox, batch: readonly Entry[]): Promise<readonly Entry[]> {
    let undecided = batch;
    let failure: Error | null = null;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      // After a failed attempt any command of it may have been written: look for all, not only for the clients' keys.
      const { fresh, repeats } = await this.answerRemembered(mailbox.tenant, undecided, failure !== null);
      const before = await this.load(mailbox.aggregate, mailbox.stream);
      const plan = decideBatch(mailbox.aggregate, mailbox.stream, this.options.sealer, before, fresh, MAX_BATCH_BYTES);
      const written = await this.append(mailbox.stream, before, plan);
      if (!(written instanceof Error)) {
        this.remember(mailbox, before, plan);
        plan.planned.forEach((planned, index) => this.settle(mailbox, fresh[index], planned, plan, written));
        return [...fresh.slice(plan.planned.length), ...repeats];
      }
      failure = written;
      this.states.delete(mailbox.stream);
      undecided = [...fresh, ...repeats];
    }
    for (const entry of undecided) entry.reject(failure);
    return [];
  }

  /** The append's result (`null` when there was nothing to append), or why it has to be tried again. */
  private async append(
    stream: StreamName,
    before: StreamState,
    plan: BatchPlan,
  ): Promise<Appended | null | OutcomeUnknownError | CommandConflictError> {
    if (plan.events.length === 0) return null;
    const expected = before.revision < 0 ? 'no_stream' : before.revision;
    try {
      const result = await this.options.store.append(stream, expected, plan.events, plan.commands);
      if (result.kind === 'appended') return result;
      return new CommandConflictError(`"${stream}" kept changing while the command was decided`);
    } catch (error) {
      if (error instanceof OutcomeUnknownError) return error;
      throw error;
    }
  }

  /**
   * Answers commands that were recorded before. `repeats` have the same ID as an earlier command of the batch: they
   * wait for the next one, when what that produced can be found.
   */
  private async answerRemembered(
    tenant: TenantId,
    entries: readonly Entry[],
    lookForAll: boolean,
  ): Promise<{ fresh: Entry[]; repeats: Entry[] }> {
    const canBeRecorded = ({ context }: Entry) => !context.dryRun && (context.clientChoseCommandId || lookForAll);
    const ids = new Set(entries.filter(canBeRecorded).map(({ context }) => context.commandId));
    const recorded = ids.size === 0 ? NOTHING_RECORDED : await this.options.store.findCommands(tenant, [...ids]);
    const seen = new Set<CommandId>();
    const fresh: Entry[] = [];
    const repeats: Entry[] = [];
    for (const entry of entries) {
      const { commandId } = entry.context;
      const remembered = canBeRecorded(entry) ? recorded.get(commandId) : undefined;
      if (remembered) {
        await this.answerFromMemory(entry, remembered);
      } else if (canBeRecorded(entry) && seen.has(commandId)) {
        repeats.push(entry);
      } else {
        if (canBeRecorded(entry)) seen.add(commandId);
        fresh.push(entry);
      }
    }
    return { fresh, repeats };
  }

  private async answerFromMemory(entry: Entry, remembered: RememberedCommand): Promise<void> {
    if (remembered.commandHash !== entry.hash) {
      entry.reject(new CommandIdReusedError(`"${entry.context.commandId}" was used for another command before`));
      return;
    }
    const { events } = await this.options.store.readStream(remembered.stream, remembered.firstRevision, 1);
    const first = events[0];
    const decision = first ? decisionIdOf(entry.context.plane, first.id) : null;
    const answer = parseRememberedAnswer(remembered.answer);
    if ('no' in answer) {
      entry.resolve({ kind: 'rejected', rejection: answer.no, decision, dryRun: false });
    } else {
      const { position } = remembered;
      entry.resolve({
        kind: 'accepted',
        answer: answer.ok,
        decision,
        position,
        entry: null,
        repeated: true,
        dryRun: false,
      });
    }
  }

  private settle(
    mailbox: Mailbox,
    entry: Entry | undefined,
    planned: Planned,
    plan: BatchPlan,
    appended: Appended | null,
  ): void {
    if (!entry) return;
    if (planned.kind === 'failed') {
      entry.reject(planned.error);
      return;
    }
    const { plane, dryRun } = entry.context;
    const recorded = planned.eventCount > 0 && !dryRun ? plan.events[planned.firstEvent] : undefined;
    const decision = recorded ? decisionIdOf(plane, recorded.id) : null;
    if (planned.kind === 'rejected') {
      if (decision || dryRun) entry.resolve({ kind: 'rejected', rejection: planned.rejection, decision, dryRun });
      else void this.recordRefusal(mailbox, entry, planned);
      return;
    }
    const behind = plan.events.length - (planned.firstEvent + planned.eventCount);
    entry.resolve({
      kind: 'accepted',
      answer: planned.answer,
      decision,
      position: recorded && appended ? appended.position : null,
      entry: recorded && appended && appended.lastEntry !== null ? appended.lastEntry - behind : null,
      repeated: false,
      dryRun,
    });
  }

  private async recordRefusal(
    mailbox: Mailbox,
    entry: Entry,
    planned: Extract<Planned, { kind: 'rejected' }>,
  ): Promise<void> {
    const { context, command } = entry;
    const { rejection } = planned;
    const decidedOn = { stream: mailbox.stream, revision: planned.decidedAtRevision, at: planned.decidedAt };
    try {
      const decision: DecisionId = await this.refusals.record({ context, command, rejection, decidedOn });
      entry.resolve({ kind: 'rejected', rejection, decision, dryRun: false });
    } catch (error) {
      entry.reject(error);
    }
  }

  private async load(aggregate: AnyAggregateType, stream: StreamName, atLeast = -1): Promise<CachedState> {
    const cached = this.states.get(stream);
    if (cached && cached.revision >= atLeast) return cached;
    const loaded = await loadStreamState(this.options.store, this.options.snapshots, aggregate, stream);
    // A command may have been appended while this was read: the newer state stays.
    const meanwhile = this.states.get(stream);
    if (meanwhile && meanwhile.revision >= loaded.revision) return meanwhile;
    const snapshotRevision = this.options.snapshots.load(stream)?.revision ?? -1;
    const state = { ...loaded, snapshotRevision };
    this.states.set(stream, state);
    return state;
  }

  private remember(mailbox: Mailbox, before: CachedState, plan: BatchPlan): void {
    if (plan.events.length === 0) return;
    const { state, revision, lastEvent, lastTime } = plan.after;
    let { snapshotRevision } = before;
    if (lastEvent && revision - snapshotRevision >= SNAPSHOT_EVERY) {
      const { stateVersion } = mailbox.aggregate;
      this.options.snapshots.save(mailbox.stream, { stateVersion, revision, lastEvent, lastTime, state });
      snapshotRevision = revision;
    }
    this.states.set(mailbox.stream, { ...plan.after, snapshotRevision });
  }
}
