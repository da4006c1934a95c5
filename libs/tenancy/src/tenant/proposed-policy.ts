import type { ResidencyPolicyBody } from '../contract/tenant.dto.ts';
import type { ProposedPolicy } from './tenant.decide.ts';

/** A policy as it was sent, as the decider takes it: times as milliseconds. */
export function proposedPolicy(body: ResidencyPolicyBody): ProposedPolicy {
  const { id, allowedDestinations, validUntil, exportKeepDays } = body;
  const policy = { id, allowedDestinations, validUntil: Date.parse(validUntil) };
  return exportKeepDays === undefined ? policy : { ...policy, exportKeepDays };
}
