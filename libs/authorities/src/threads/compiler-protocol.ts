import type { ParsedAuthority } from '../compiler/parse-authority.ts';

/** What a compiler thread is asked to do with a text. */
export type CompilerTask = 'parse' | 'count-tokens';

export interface CompilerRequest {
  readonly task: CompilerTask;
  readonly text: string;
}

/** By task. */
export interface CompilerResults {
  readonly parse: ParsedAuthority;
  readonly 'count-tokens': number;
}

export type CompilerReply =
  | { readonly kind: 'done'; readonly result: CompilerResults[CompilerTask] }
  /** The task threw: a bug. */
  | { readonly kind: 'failed'; readonly message: string };
