import type { Json } from './json.ts';

/** One way out of a refusal. */
export interface Lift {
  /** Imperative and complete: "Raise the soft cap to at least 1200 rows." */
  readonly action: string;
  /** The scope a person or token needs for it, for example `budgets:override`. */
  readonly by: string;
  /** The request that does it, with the smallest change that would pass as its body; `null` when there is none. */
  readonly request: { readonly method: string; readonly path: string; readonly body: Json | undefined } | null;
}

export interface FieldError {
  /** Dotted path in the body, or the name of the header, query or path parameter. */
  readonly field: string;
  readonly message: string;
}

/** Why a request did not do what was asked: the API's `application/problem+json`, or what we know without one. */
export interface Problem {
  /** Code of the error catalogue, or `unreachable` when no answer came. */
  readonly code: string;
  readonly title: string;
  /** A sentence for a person: what is wrong, with the figures, and the way out. */
  readonly detail: string;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly lift: readonly Lift[];
  readonly errors: readonly FieldError[];
  /** Reference that `GET /v1/decisions/:decision` explains. */
  readonly decision: string | null;
  /** Finds the request in the logs. */
  readonly correlationId: string | null;
}
