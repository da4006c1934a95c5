import type { FoundTarget } from '../index/best-targets.ts';
import type { TargetGroup, TargetSearch } from '../index/target-index.ts';

/** What the picker's thread is asked; each is answered once, by its number. */
export type PickerTask =
  /** Replaces groups of a tenant's targets; a tenant not known yet begins with them. */
  | { readonly kind: 'replace'; readonly tenant: string; readonly groups: readonly TargetGroup[] }
  | { readonly kind: 'search'; readonly tenant: string; readonly search: TargetSearch }
  /** Forgets a tenant's targets. */
  | { readonly kind: 'drop'; readonly tenant: string };

export interface PickerResults {
  readonly replace: {
    /** Targets of the tenant now. */
    readonly size: number;
    /** Targets of these groups for which there was no room. */
    readonly leftOut: number;
  };
  readonly search: readonly FoundTarget[];
  readonly drop: null;
}

export interface PickerRequest {
  readonly number: number;
  readonly task: PickerTask;
}

export type PickerReply =
  | { readonly number: number; readonly kind: 'done'; readonly result: PickerResults[keyof PickerResults] }
  /** The task threw: a bug. */
  | { readonly number: number; readonly kind: 'failed'; readonly message: string };
