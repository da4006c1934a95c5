import type { JsonObject, Lift } from '@chancery/kernel';
import { ERROR_CATALOGUE } from './catalogue.ts';
import type { ErrorCode } from './catalogue.ts';
import type { FieldError, Problem } from './problem.ts';
import { wholeLifts } from './whole-lift.ts';

/** What a problem says, wherever it happened: the members of RFC 9457 but `instance`, and ours. */
export type ProblemMembers = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ErrorCode;
  readonly errors?: readonly FieldError[];
  readonly facts?: JsonObject;
  /** With whole paths. */
  readonly lift?: readonly Lift[];
  /** Path of the decision's explanation. */
  readonly decision?: string;
};

/** A problem as its answer's body says it. `tenant`: that of the route, empty outside one. */
export function problemMembers({ code, detail, options }: Problem, tenant: string): ProblemMembers {
  const { title, status } = ERROR_CATALOGUE[code];
  const { errors, facts, lift, decision } = options;
  return {
    type: `/errors/${code}`,
    title,
    status,
    detail,
    code,
    ...(errors === undefined ? {} : { errors }),
    ...(facts === undefined ? {} : { facts }),
    ...(lift === undefined ? {} : { lift: wholeLifts(lift, tenant) }),
    ...(decision === undefined || decision === null ? {} : { decision: `/v1/decisions/${decision}` }),
  };
}
