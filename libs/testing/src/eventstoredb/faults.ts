import type { status } from '@grpc/grpc-js';

/** A kind of call. A subscription is a Read of its own kind; an append of a batch stream counts one by one. */
export type CallKind =
  'append' | 'batchAppend' | 'delete' | 'tombstone' | 'read' | 'subscribe' | 'serverFeatures' | 'gossip';

/** Calls that write. */
const WRITES: readonly CallKind[] = ['append', 'batchAppend', 'delete', 'tombstone'];

export interface Refusal {
  /** How many calls are refused; the first by default. */
  readonly calls?: number;
  readonly code: status;
  readonly details?: string;
  /** Trailers by which a client tells errors of one status apart, such as `exception`. */
  readonly trailers?: Readonly<Record<string, string>>;
  /** Which calls are meant; all by default. */
  readonly kinds?: readonly CallKind[];
}

/**
 * How an answer is lost after the write has happened: `drop` breaks the client's connection, `silence` never answers,
 * `timeout` answers as a server that gave up waiting for its own commit.
 */
export type LossForm = 'drop' | 'silence' | 'timeout';

export interface Loss {
  /** How many answers are lost; the first by default. */
  readonly calls?: number;
  /** `drop` by default. */
  readonly form?: LossForm;
  /** Which calls are meant; all that write by default. */
  readonly kinds?: readonly CallKind[];
}

/** What the node's connections can be made to do. */
export interface ConnectionControl {
  /** Breaks connections without a word: all, or that of one peer (`address:port`). @returns how many */
  drop(peer?: string): number;
}

/** The faults of a test node. Each holds for what comes after it, until it is used up or cleared. */
export class Faults {
  readonly #connections: ConnectionControl;
  readonly #subscriptions = new Set<() => void>();
  #refusals: (Refusal & { left: number })[] = [];
  #losses: (Loss & { left: number })[] = [];
  #delays = new Map<CallKind | 'every', number>();
  #hanging: { readonly over: Promise<void>; readonly end: () => void } | null = null;

  constructor(connections: ConnectionControl) {
    this.#connections = connections;
  }

  /** Refuses the next calls with a gRPC status; they have no effect. */
  refuse(refusal: Refusal): void {
    this.#refusals.push({ ...refusal, left: refusal.calls ?? 1 });
  }

  /** The next calls that write do write, but their answer does not arrive. */
  loseAnswers(loss: Loss = {}): void {
    this.#losses.push({ ...loss, left: loss.calls ?? 1 });
  }

  /** Every answer (and the first message of every read) comes so much later; 0 ends it. */
  delayAnswers(milliseconds: number, kinds?: readonly CallKind[]): void {
    for (const kind of kinds ?? ['every' as const]) this.#delays.set(kind, milliseconds);
  }

  /** The node goes on accepting connections and calls, but does and answers nothing until `resume`. */
  hang(): void {
    if (this.#hanging !== null) return;
    let end = (): void => undefined;
    const over = new Promise<void>((resolve) => (end = resolve));
    this.#hanging = { over, end };
  }

  /** What piled up while the node was hanging is done now, unless its client has given up. */
  resume(): void {
    this.#hanging?.end();
    this.#hanging = null;
  }

  /** Breaks all connections at once; running calls fail with UNAVAILABLE. @returns how many there were */
  dropConnections(): number {
    return this.#connections.drop();
  }

  /** Ends all running subscriptions with UNAVAILABLE; their connections stay. @returns how many there were */
  cutSubscriptions(): number {
    const running = [...this.#subscriptions];
    for (const cut of running) cut();
    return running.length;
  }

  /** How many subscriptions are running. */
  get subscriptions(): number {
    return this.#subscriptions.size;
  }

  /** Ends every fault that still holds. */
  clear(): void {
    this.#refusals = [];
    this.#losses = [];
    this.#delays.clear();
    this.resume();
  }

  /** For the node: resolves when it is not hanging. */
  async whileHanging(): Promise<void> {
    while (this.#hanging !== null) await this.#hanging.over;
  }

  /** For the node: the refusal that this call uses up, if there is one. */
  takeRefusal(kind: CallKind): Refusal | null {
    return take(this.#refusals, kind, undefined);
  }

  /** For the node: how the answer to this call is lost, if it is. */
  takeLoss(kind: CallKind): LossForm | null {
    const loss = take(this.#losses, kind, WRITES);
    return loss === null ? null : (loss.form ?? 'drop');
  }

  /** For the node: milliseconds by which the answer to this call is late. */
  delayOf(kind: CallKind): number {
    return this.#delays.get(kind) ?? this.#delays.get('every') ?? 0;
  }

  /** For the node: breaks the connection of one client. */
  dropPeer(peer: string): void {
    this.#connections.drop(peer);
  }

  /** For the node: a subscription that `cut` ends. @returns what to call when it has ended */
  addSubscription(cut: () => void): () => void {
    this.#subscriptions.add(cut);
    return () => this.#subscriptions.delete(cut);
  }
}

function take<T extends { left: number; kinds?: readonly CallKind[] }>(
  rules: T[],
  kind: CallKind,
  unless: readonly CallKind[] | undefined,
): T | null {
  const rule = rules.find(({ left, kinds = unless }) => left > 0 && (kinds?.includes(kind) ?? true));
  if (rule === undefined) return null;
  rule.left -= 1;
  return rule;
}
