/** What goes to a child process: one request under a number that its answer carries too. */
export interface ChildRequest<Q> {
  readonly id: number;
  readonly request: Q;
}

export type ChildAnswer<A> =
  /** With what the process holds in memory now that it has answered. */
  | { readonly id: number; readonly kind: 'answer'; readonly answer: A; readonly residentBytes: number }
  /** The request goes on; how far it is. */
  | { readonly id: number; readonly kind: 'progress'; readonly progress: number }
  /** The handler threw: a bug or a broken machine, with the stack for the log. */
  | { readonly id: number; readonly kind: 'failure'; readonly failure: string };

/** Printed to standard error by a child that ends itself because it holds too much memory. */
export const OUT_OF_MEMORY_MARK = 'chancery: memory limit reached';
