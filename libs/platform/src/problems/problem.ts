import type { Json, JsonObject, Lift, Rejection } from '@chancery/kernel';
import type { ErrorCode } from './catalogue.ts';

export interface FieldError {
  /** Dotted path in the body, or the name of the header, query or path parameter. */
  readonly field: string;
  readonly message: string;
}

export interface ProblemOptions {
  readonly errors?: readonly FieldError[];
  readonly facts?: JsonObject;
  readonly lift?: readonly Lift[];
  readonly decision?: string | null;
  readonly retryAfterSeconds?: number;
  readonly extra?: { readonly [field: string]: Json };
}

/** Thrown anywhere behind the edge; answered as `application/problem+json` with the catalogue's status and title. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly code: ErrorCode,
    /** A sentence for a person: what is wrong, with the figures, and the way out. */
    readonly detail: string,
    readonly options: ProblemOptions = {},
  ) {
    super(detail);
  }
}

/** A decider's refusal as a problem. @throws Error when its code is not in the catalogue (a bug). */
export function problemOf(rejection: Rejection, decision: string | null): Problem {
  return new Problem(rejection.code as ErrorCode, rejection.message, {
    facts: rejection.facts,
    lift: rejection.lift,
    decision,
  });
}
