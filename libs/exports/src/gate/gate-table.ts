import { decideGate } from './decide-gate.ts';
import type { GateReasonCode } from './gate.ts';
import { GATE_CASES, OPEN_INPUT } from './gate-cases.ts';
import type { GateCase } from './gate-cases.ts';
import { GATE_CHECKS } from './gate-checks.ts';
import type { GateCheckName } from './gate-checks.ts';

/** One case per check, and what the gate says to an input that is like that. */
export interface GateRow {
  /** In the order of the gate's checks. */
  readonly cases: readonly GateCase[];
  /** Empty when the gate opens. As the gate gives them, each code once. */
  readonly reasons: readonly GateReasonCode[];
}

export const GATE_CHECK_NAMES: readonly GateCheckName[] = GATE_CHECKS.map(({ name }) => name);

/** Every case of `check`, with all other checks content. */
export function rowsOfCheck(check: GateCheckName): readonly GateRow[] {
  return GATE_CASES[check].map((one) =>
    rowOf(GATE_CHECK_NAMES.map((name) => (name === check ? one : contentCase(name)))),
  );
}

/**
 * The gate's truth table: every combination of what its checks can come to. Each check has one case it is content with
 * and one for each reason of its own; that a field is missing (`gate-error`) is left to `rowsOfCheck`, but for the facts.
 */
export function truthTable(): readonly GateRow[] {
  return [...combinations(GATE_CHECK_NAMES.map(outcomesOf))].map(rowOf);
}

/** Every combination of every case: some ten thousand. */
export function* allRows(): Generator<GateRow> {
  for (const cases of combinations(GATE_CHECK_NAMES.map((name) => GATE_CASES[name]))) yield rowOf(cases);
}

function rowOf(cases: readonly GateCase[]): GateRow {
  const verdict = decideGate(cases.reduce((input, { apply }) => apply(input), OPEN_INPUT));
  const codes = verdict.kind === 'allowed' ? [] : verdict.reasons.map(({ code }) => code);
  return { cases, reasons: [...new Set(codes)] };
}

function contentCase(check: GateCheckName): GateCase {
  const [content] = GATE_CASES[check];
  if (!content) throw new Error(`The check "${check}" has no cases`);
  return content;
}

/** The first case of each outcome a check has on its own. */
function outcomesOf(check: GateCheckName): readonly GateCase[] {
  const own = GATE_CASES[check].filter(({ reason }) => reason !== 'gate-error' || check === 'facts');
  return [...new Map(own.toReversed().map((one) => [one.reason, one])).values()].toReversed();
}

function* combinations(dimensions: readonly (readonly GateCase[])[]): Generator<readonly GateCase[]> {
  const [first, ...rest] = dimensions;
  if (!first) {
    yield [];
    return;
  }
  for (const one of first) for (const others of combinations(rest)) yield [one, ...others];
}
