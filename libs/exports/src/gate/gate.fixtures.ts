import type { GateFacts, GateFinding, GateInput } from './gate.ts';

/** Policy of the fixtures: valid before this instant. */
export const VALID_UNTIL = Date.UTC(2027, 0, 1);
/** An instant inside the policy's validity. */
export const NOW = Date.UTC(2026, 10, 23, 12);

/** Facts with which the gate is content at `NOW` for the authority `credit_policy` and destination `eu`. */
export function openFacts(change: Partial<GateFacts> = {}): GateFacts {
  return {
    plane: 'eu',
    tenant: { id: 'eu_t1acme', region: 'eu', legalEntity: 'Acme Europe SARL' },
    policy: { id: 'eu_p1', version: 3, allowedDestinations: ['eu', 'ch'], validUntil: VALID_UNTIL },
    sources: [
      { kind: 'authority', id: 'credit_policy', plane: 'eu' },
      { kind: 'evidence', id: 'cars', plane: 'eu' },
    ],
    brokenFindings: [],
    flagSet: '4f53cda18c2baa0c',
    failures: [],
    ...change,
  };
}

/** The gate asked at `NOW`, with nothing to object to. */
export function openGate(change: Partial<GateInput> = {}): GateInput {
  return {
    ...openFacts(),
    exportingTenant: 'eu_t1acme',
    destination: 'eu',
    requested: [{ kind: 'authority', id: 'credit_policy' }],
    now: NOW,
    ...change,
  };
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
