import type { GateFacts, GateFinding, GateInput } from './gate.ts';
import { OPEN_INPUT } from './gate-cases.ts';

/** Policy of the fixtures: valid before this instant. */
export const VALID_UNTIL = Date.UTC(2027, 0, 1);
/** An instant inside the policy's validity. */
export const NOW = Date.UTC(2026, 10, 23, 12);

/** Facts with which the gate is content at `NOW` for the authority `credit_policy` and destination `eu`. */
export function openFacts(change: Partial<GateFacts> = {}): GateFacts {
  const {
    exportingTenant: _tenant,
    destination: _destination,
    requested: _requested,
    now: _now,
    ...facts
  } = OPEN_INPUT;
  return { ...facts, ...change };
}

/** The gate asked at `NOW`, with nothing to object to. */
export function openGate(change: Partial<GateInput> = {}): GateInput {
  return { ...OPEN_INPUT, ...change };
}

export function brokenFinding(change: Partial<GateFinding> = {}): GateFinding {
  return {
    authority: 'credit_policy',
    code: 'unknown-target',
    line: 12,
    column: 5,
    message: 'no row "row_9" in dataset "cars"',
    fix: 'Point the link at cars/row_8.',
    ...change,
  };
}
