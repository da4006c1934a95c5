import type { Command, Rejection } from '@chancery/kernel';
import { problemOf } from '../problems/problem.ts';
import type { Caller } from './caller.ts';

/** What takes a scope besides that of its route. */
export interface ScopedWork {
  readonly scope: string;
  /** A sentence's beginning: `The statement reads "_audit"`. */
  readonly because: string;
  /** What was asked, for the record. */
  readonly command: Command;
}

/**
 * Lets a caller do what takes a scope besides that of its route.
 * @throws Problem `scope-missing`, recorded as a refusal of the edge is
 */
export async function admitScope(caller: Caller, { scope, because, command }: ScopedWork): Promise<void> {
  if (caller.scopes.includes(scope) || caller.scopes.includes('*')) return;
  const rejection: Rejection = {
    code: 'scope-missing',
    message: `${because}: the token lacks the scope \`${scope}\`.`,
    facts: { needed: scope, granted: caller.scopes },
    lift: [{ action: `Ask an administrator for a token with the scope \`${scope}\`.`, by: 'tokens:write' }],
  };
  const refusal = { context: caller.context(), rejection, command, decidedOn: null };
  throw problemOf(rejection, await caller.plane.refusals.record(refusal));
}
