import { setTimeout as delay } from 'node:timers/promises';
import type { Command, DecisionId, DomainEvent, Json, StreamName, TenantId } from '@chancery/kernel';
import { streamName } from '@chancery/kernel';
import type { AggregateType, AnyAggregateType } from '../aggregate.ts';
import type { AggregateRef, CommandRunner, StateOptions } from '../command-runner.ts';
import type { CommandContext, Outcome } from '../envelope.ts';
import type { EventSealer } from '../event-sealer.ts';
import { decisionIdOf } from '../event-sealer.ts';
import type { AppendResult, EventStore, TenantLog } from '../event-store.ts';
import { OutcomeUnknownError, StoreBusyError } from '../event-store.ts';
import type { RefusalSink } from '../refusals.ts';
import type { SnapshotStore } from '../snapshot-store.ts';
import { commandHash } from './command-hash.ts';
import type { BatchPlan, Planned } from './decide-batch.ts';
import { decideBatch } from './decide-batch.ts';
import { CommandConflictError } from './errors.ts';
import type { QueuedCommand } from './recorded-commands.ts';
import { answerRecorded } from './recorded-commands.ts';
import type { CachedState } from './state-cache.ts';
import { moment, StateCache } from './state-cache.ts';
import type { StreamState } from './stream-state.ts';

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
/** Times a batch is decided, again and again because another node wrote to the stream. */
const MAX_ATTEMPTS = 12;
/** Times an append may end without saying whether it has written: each may have lasted as long as its deadline. */
const MAX_UNKNOWN = 4;
/** The longest pause before a batch is decided again. */
const MAX_PAUSE_MS = 50;

interface Mailbox {
  readonly stream: StreamName;
  readonly aggregate: AnyAggregateType;
  readonly tenant: TenantId;
  waiting: QueuedCommand[];
}

interface Prepared {
  readonly fresh: readonly QueuedCommand[];
  readonly repeats: readonly QueuedCommand[];
  readonly before: CachedState | null;
}

type Appended = Extract<AppendResult, { kind: 'appended' }>;

/**
 * The command runner: one mailbox per stream and one append in flight per mailbox. All commands that wait are decided
 * in memory, appended in one write with the exact expected revision, and answered after the write is durable.
 */
export class MailboxRunner implements CommandRunner {
  private readonly mailboxes = new Map<StreamName, Mailbox>();
  private readonly states: StateCache;
  private readonly refusals: RefusalSink;
  private readonly mailboxCapacity: number;
  private readonly totalCapacity: number;
  private waitingInAll = 0;
  private closed = false;
  private idle: (() => void)[] = [];

  constructor(private readonly options: MailboxRunnerOptions) {
    this.mailboxCapacity = options.mailboxCapacity ?? 4096;
    this.totalCapacity = options.totalCapacity ?? 20_000;
    this.states = new StateCache(options.store, options.snapshots, options.cachedStates ?? 10_000);
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
      const entry: QueuedCommand = {
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
    { atLeast, maxAgeMs = 0 }: StateOptions = {},
  ): Promise<{ readonly state: S; readonly revision: number }> {
    const stream = streamName(aggregate.category, ref.tenant, ref.id);
    const { state, revision } = await this.states.fresh(
      aggregate as unknown as AnyAggregateType,
      stream,
      moment() - maxAgeMs,
      atLeast,
    );
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
        this.states.forget(mailbox.stream);
        for (const entry of batch) entry.reject(error);
      }
    }
    this.mailboxes.delete(mailbox.stream);
    if (this.mailboxes.size === 0) for (const resolve of this.idle.splice(0)) resolve();
  }

  /** Decides and appends a batch. Returns the commands that must wait for the next append. */
  private async process(mailbox: Mailbox, batch: readonly QueuedCommand[]): Promise<readonly QueuedCommand[]> {
    const { aggregate, stream } = mailbox;
    const since = moment();
    let undecided: readonly QueuedCommand[] = batch;
    let failure: Error | null = null;
    let unknown = 0;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      // After a failed attempt any command of it may have been written: look for all, not only for the clients' keys.
      const { fresh, repeats, before } = await this.prepare(mailbox, undecided, failure !== null);
      if (!before) return repeats;
      const plan = decideBatch(aggregate, stream, this.options.sealer, before, fresh, MAX_BATCH_BYTES);
      undecided = [...fresh, ...repeats];
      // An append proves what it was decided on; a plan without one has to ask whether that still is all there is.
      if (plan.events.length === 0 && !this.states.holdsAllBefore(before, since)) {
        const now = await this.states.fresh(aggregate, stream, since);
        if (now.revision !== before.revision) continue;
      }
      const begun = moment();
      const written = await this.append(stream, before, plan);
      if (!(written instanceof Error)) {
        if (written) this.states.appended(aggregate, stream, before, plan.after, begun);
        plan.planned.forEach((planned, index) => this.settle(mailbox, fresh[index], planned, plan, written));
        return [...fresh.slice(plan.planned.length), ...repeats];
      }
      failure = written;
      if (written instanceof OutcomeUnknownError && ++unknown === MAX_UNKNOWN) break;
      await this.readAgain(mailbox, before, written, attempt);
    }
    for (const entry of undecided) entry.reject(failure);
    return [];
  }

  /**
   * Answers what was recorded before, and gets the state to decide the rest on; `null` when nothing is left to decide.
   * Where others write too, the state is read before the commands are looked for: what another node recorded is then
   * either found, or lies behind the state, and the append at its revision fails.
   */
  private async prepare(mailbox: Mailbox, undecided: readonly QueuedCommand[], lookForAll: boolean): Promise<Prepared> {
    const { aggregate, stream, tenant } = mailbox;
    const { store } = this.options;
    const early = store.capabilities.soleWriter ? null : await this.states.seen(aggregate, stream);
    const { fresh, repeats } = await answerRecorded(store, tenant, undecided, lookForAll);
    const before = fresh.length === 0 ? null : (early ?? (await this.states.seen(aggregate, stream)));
    return { fresh, repeats, before };
  }

  /** After an append that failed: brings the state to what the stream is now. */
  private async readAgain(mailbox: Mailbox, before: StreamState, failure: Error, attempt: number): Promise<void> {
    const { aggregate, stream } = mailbox;
    if (!(failure instanceof RevisionMoved) || failure.actual < before.revision) {
      this.states.forget(stream);
      return;
    }
    // Nodes that keep meeting on a stream step out of each other's way.
    if (attempt > 0) await delay(Math.random() * Math.min(2 ** attempt, MAX_PAUSE_MS));
    await this.states.catchUp(aggregate, stream);
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
      const message = `"${stream}" kept changing while the command was decided`;
      if (result.kind === 'duplicate_command') return new CommandConflictError(message);
      return new RevisionMoved(message, result.actual === 'no_stream' ? -1 : result.actual);
    } catch (error) {
      if (error instanceof OutcomeUnknownError) return error;
      throw error;
    }
  }

  private settle(
    mailbox: Mailbox,
    entry: QueuedCommand | undefined,
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
    entry: QueuedCommand,
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
}

/** Somebody else wrote to the stream. */
class RevisionMoved extends CommandConflictError {
  constructor(
    message: string,
    /** The stream's last revision; -1 when there is no event. */
    readonly actual: number,
  ) {
    super(message);
  }
}
