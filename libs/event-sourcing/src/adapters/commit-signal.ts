import type { Position } from '../event-store.ts';

/** Tells waiting readers that the log has grown. Holds nothing but the last position it heard of. */
export class CommitSignal {
  private head: Position;
  private hasEnded = false;
  private readonly waiting = new Set<() => void>();

  constructor(head: Position) {
    this.head = head;
  }

  /** `true` once no more events will come. */
  get ended(): boolean {
    return this.hasEnded;
  }

  /** @param head position of the last durable event */
  advance(head: Position): void {
    if (head <= this.head) return;
    this.head = head;
    this.wakeAll();
  }

  end(): void {
    this.hasEnded = true;
    this.wakeAll();
  }

  /**
   * Calls `wake` once, at the next sign that there may be something beyond `position` or that the log has ended; at
   * once where that is so already.
   * @returns stops waiting
   */
  whenBeyond(position: Position, wake: () => void): () => void {
    if (this.head > position || this.hasEnded) {
      wake();
      return () => undefined;
    }
    this.waiting.add(wake);
    return () => this.waiting.delete(wake);
  }

  private wakeAll(): void {
    const woken = [...this.waiting];
    this.waiting.clear();
    for (const wake of woken) wake();
  }
}
