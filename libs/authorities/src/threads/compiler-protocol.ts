import type { TextDiff } from '../compiler/diff-texts.ts';
import type { ParsedAuthority } from '../compiler/parse-authority.ts';

/** What a compiler thread is asked to do. */
export type CompilerRequest =
  | { readonly task: 'parse'; readonly text: string }
  | { readonly task: 'count-tokens'; readonly text: string }
  | { readonly task: 'diff'; readonly from: string; readonly to: string };

export type CompilerTask = CompilerRequest['task'];

/** By task. */
export interface CompilerResults {
  readonly parse: ParsedAuthority;
  readonly 'count-tokens': number;
  readonly diff: TextDiff;
}

export type CompilerReply =
  | { readonly kind: 'done'; readonly result: CompilerResults[CompilerTask] }
  /** The task threw: a bug. */
  | { readonly kind: 'failed'; readonly message: string };
