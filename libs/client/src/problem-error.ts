import type { components } from './generated/api.ts';

export type Problem = components['schemas']['Problem'];
export type ProblemCode = components['schemas']['ProblemCode'];
export type Lift = components['schemas']['Lift'];

/** The service said no: the problem as it was answered (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.title}: ${problem.detail}`);
    this.problem = problem;
  }

  get code(): ProblemCode {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }

  /** The ways out: what to do, which scope it needs, and the request that does it where there is one. */
  get lift(): readonly Lift[] {
    return this.problem.lift ?? [];
  }

  /** Narrows what was thrown: `if (ProblemError.is(error, 'budget-soft-stopped')) …`. */
  static is(error: unknown, code?: ProblemCode): error is ProblemError {
    return error instanceof ProblemError && (code === undefined || error.code === code);
  }
}

/** Something that is not this service answered, or it broke before it could say how. */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';
  readonly status: number;

  constructor(method: string, url: string, status: number, text: string) {
    super(`${method} ${url} was answered with ${status}, not by a problem of Chancery: ${text.slice(0, 200)}`);
    this.status = status;
  }
}
