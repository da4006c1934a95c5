import type { GateInput, GateReason, GateVerdict } from './gate.ts';
import { GATE_CHECKS, gateError } from './gate-checks.ts';
import type { GateCheck } from './gate-checks.ts';

/**
 * The export gate: the one place that decides whether tenant bytes may leave. It fails closed: every check that is not
 * content, finds a field missing, or throws, adds a reason, and one reason is enough to block. Pure; never throws.
 */
export function decideGate(input: GateInput): GateVerdict {
  const reasons = GATE_CHECKS.flatMap((check) => ask(check, input));
  if (reasons.length > 0) return { kind: 'blocked', reasons };
  const { policy } = input;
  if (policy === null) return { kind: 'blocked', reasons: [gateError('no check asked for the policy')] };
  return { kind: 'allowed', policyId: policy.id, policyVersion: policy.version };
}

function ask(check: GateCheck, input: GateInput): readonly GateReason[] {
  try {
    return check.check(input);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return [gateError(`the check of the ${check.name} failed: ${cause}.`)];
  }
}
