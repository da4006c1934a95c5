import { accept, reject } from '@chancery/kernel';
import type { ActorId, CommandId, Decider, DecisionId, EpochMs, JsonObject, TenantId } from '@chancery/kernel';
import { eventCodec } from '../aggregate.ts';
import type { AggregateType } from '../aggregate.ts';
import { SchemaViolationError } from '../catalogue.ts';
import type { EventCatalogue } from '../catalogue.ts';
import type { CommandContext } from '../envelope.ts';
import { EventSealer, newCommandId } from '../event-sealer.ts';
import type {
  AppendedCommand,
  AppendResult,
  EventStore,
  ExpectedRevision,
  NewEvent,
  TenantLog,
} from '../event-store.ts';
import type { Refusal } from '../refusals.ts';
import { noSnapshots } from '../snapshot-store.ts';
import type { StreamName } from '@chancery/kernel';
import { MailboxRunner } from './mailbox-runner.ts';
import type { MailboxRunnerOptions } from './mailbox-runner.ts';

/** A counter with a cap: the smallest aggregate that can be over-spent. */
export type Add = { readonly type: 'Add'; readonly amount: number; readonly pieces?: number };
export type Crash = { readonly type: 'Crash' };
export type CounterCommand = Add | Crash;
export type Added = { readonly type: 'Added'; readonly amount: number };
export type Overdrawn = { readonly type: 'Overdrawn'; readonly amount: number };
export type CounterEvent = Added | Overdrawn;
export type CounterState = { readonly total: number; readonly lastNow: EpochMs };

export const CAP = 100;
/** Adding this much beyond the cap is refused with an event of its own, like the export gate does. */
export const RECORDED_REFUSAL = 1000;

const deciderWithCap = (cap: number): Decider<CounterCommand, CounterEvent, CounterState> => ({
  initialState: { total: 0, lastNow: 0 },
  decide(command, { total }) {
    if (command.type === 'Crash') throw new Error('A bug in the decider');
    if (command.amount === 0) return accept();
    const rejection = {
      code: 'over-cap',
      message: 'Over the cap.',
      facts: { total, amount: command.amount },
      lift: [],
    };
    if (command.amount >= RECORDED_REFUSAL) return reject(rejection, { type: 'Overdrawn', amount: command.amount });
    const pieces = command.pieces ?? 1;
    if (total + command.amount * pieces > cap) return reject(rejection);
    return accept(...Array.from({ length: pieces }, () => ({ type: 'Added' as const, amount: command.amount })));
  },
  evolve(state, event) {
    return event.type === 'Added' ? { ...state, total: state.total + event.amount } : state;
  },
});

type Counter = AggregateType<CounterCommand, CounterEvent, CounterState, { readonly total: number }>;

export const counterWithCap = (cap: number): Counter => ({
  category: 'counter',
  decider: deciderWithCap(cap),
  codec: eventCodec<CounterEvent>({
    Added: { type: 'chancery.testing.added.v1' },
    Overdrawn: { type: 'chancery.testing.overdrawn.v1' },
  }),
  stateVersion: 1,
  answer: ({ total }) => ({ total }),
});

export const counter = counterWithCap(CAP);

export const counterCatalogue: EventCatalogue = {
  types: counter.codec.types,
  check(type: string, data: JsonObject) {
    if (!counter.codec.types.includes(type))
      throw new SchemaViolationError(`Event type "${type}" is not in the catalogue`);
    if (!Number.isInteger(data['amount'])) throw new SchemaViolationError(`${type}: /amount must be integer`);
  },
};

export const TENANT = 'eu_ttest' as TenantId;

export function contextOf(commandId?: string, time: EpochMs = 1_000_000, dryRun = false): CommandContext {
  return {
    tenant: TENANT,
    plane: 'eu',
    actor: 'eu_atest' as ActorId,
    token: null,
    network: null,
    commandId: (commandId as CommandId | undefined) ?? newCommandId(),
    clientChoseCommandId: commandId !== undefined,
    correlationId: 'test',
    causationId: null,
    traceparent: null,
    flagSet: 'none',
    policyVersion: null,
    time,
    dryRun,
  };
}

type Log = EventStore & TenantLog;

/** What a test makes an append do instead of just succeeding. */
export type Fault = 'unknown-before' | 'unknown-after' | 'conflict' | 'throw';

/** A store that notes every call and can be told to fail: the engine behind it is real. */
export class ObservedStore {
  readonly calls: string[] = [];
  readonly batches: number[] = [];
  faults: Fault[] = [];
  /** Appends wait for this while it is set. */
  gate: Promise<void> | null = null;

  constructor(
    private readonly inner: Log,
    private readonly unknown: (message: string) => Error,
    /** `false`: says that others write to it too. */
    private readonly soleWriter = true,
  ) {}

  asStore(): Log {
    const { calls } = this;
    const append = this.append.bind(this);
    const capabilities = { ...this.inner.capabilities, soleWriter: this.soleWriter };
    return new Proxy(this.inner, {
      get(target, property, receiver) {
        if (property === 'append') return append;
        if (property === 'capabilities') return capabilities;
        const value: unknown = Reflect.get(target, property, receiver);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          calls.push(String(property));
          return (value as (...given: unknown[]) => unknown).apply(target, args);
        };
      },
    });
  }

  private async append(
    stream: StreamName,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
    commands?: readonly AppendedCommand[],
  ): Promise<AppendResult> {
    this.calls.push('append');
    this.batches.push(commands?.length ?? 0);
    if (this.gate) await this.gate;
    const fault = this.faults.shift();
    if (fault === 'unknown-before') throw this.unknown('The connection was lost');
    if (fault === 'conflict') return { kind: 'wrong_revision', actual: 0 };
    if (fault === 'throw') throw new Error('The disk is gone');
    const result = await this.inner.append(stream, expected, events, commands);
    if (fault === 'unknown-after') throw this.unknown('The answer was lost');
    return result;
  }
}

export interface RefusalNotes {
  readonly noted: Refusal[];
}

/** A runner over a store whose refusals are noted. */
export function runnerOver(store: Log, options: Partial<MailboxRunnerOptions> = {}): MailboxRunner & RefusalNotes {
  const noted: Refusal[] = [];
  const runner = new MailboxRunner({
    store,
    sealer: new EventSealer(counterCatalogue),
    snapshots: noSnapshots,
    refusals: () => ({
      record(refusal) {
        noted.push(refusal);
        return Promise.resolve(`eu_${'0'.repeat(32)}` as DecisionId);
      },
    }),
    ...options,
  });
  return Object.assign(runner, { noted });
}
