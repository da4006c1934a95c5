import { setTimeout } from 'node:timers/promises';
import type { Metadata } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import type { CallCounts } from '../call-counts.ts';
import type { CallKind, Faults } from '../faults.ts';
import { accessDenied, RefusedCall, timedOut } from './refusals.ts';

/** What the gate must know of a call. */
export interface GatedCall {
  readonly metadata: Metadata;
  readonly cancelled: boolean;
  getPeer(): string;
}

export interface Login {
  readonly username: string;
  readonly password: string;
}

/** What every call passes on its way in and out: it is counted, let in or not, and its answer may be late or lost. */
export class CallGate {
  readonly faults: Faults;
  readonly counts: CallCounts;
  readonly #authorization: string | null;

  /** @param login what a call on streams must carry; `null` = nothing */
  constructor(faults: Faults, counts: CallCounts, login: Login | null) {
    this.faults = faults;
    this.counts = counts;
    const secret = login && Buffer.from(`${login.username}:${login.password}`).toString('base64');
    this.#authorization = secret && `Basic ${secret}`;
  }

  /**
   * Resolves when the call may begin.
   * @throws RefusedCall also when its client has given up while the node was hanging
   */
  async enter(kind: CallKind, call: GatedCall): Promise<void> {
    this.counts.calls[kind] += 1;
    await this.faults.whileHanging();
    if (call.cancelled) throw new RefusedCall(status.CANCELLED, 'The client has given up');
    const refusal = this.faults.takeRefusal(kind);
    if (refusal) throw new RefusedCall(refusal.code, refusal.details ?? 'Refused by the test', refusal.trailers);
    const open = kind === 'serverFeatures' || kind === 'gossip';
    if (!open && this.#authorization !== null && call.metadata.get('authorization')[0] !== this.#authorization) {
      throw accessDenied(status.UNAUTHENTICATED);
    }
  }

  /** Resolves when an answer may leave. */
  async leave(kind: CallKind): Promise<void> {
    const delay = this.faults.delayOf(kind);
    if (delay > 0) await setTimeout(delay, undefined, { ref: false });
    await this.faults.whileHanging();
  }

  /**
   * Does the work of a call that has one answer.
   * @param lateAnswer what a server answers that gave up waiting for its own commit; it throws where there is no answer
   * @throws RefusedCall
   */
  async answer<T>(kind: CallKind, call: GatedCall, work: () => Promise<T> | T, lateAnswer: () => T = late): Promise<T> {
    await this.enter(kind, call);
    const loss = this.faults.takeLoss(kind);
    const result = await work();
    await this.leave(kind);
    if (loss === null) return result;
    if (loss === 'timeout') return lateAnswer();
    if (loss === 'drop') this.faults.dropPeer(call.getPeer());
    return new Promise<never>(() => undefined);
  }
}

function late(): never {
  throw timedOut();
}
