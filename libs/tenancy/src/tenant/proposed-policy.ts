import type { ResidencyPolicyBody } from '../contract/tenant.dto.ts';
import type { ProposedPolicy } from './tenant.decide.ts';

/** A policy as it was sent, as the decider takes it: times as milliseconds. */
export function proposedPolicy(body: ResidencyPolicyBody): ProposedPolicy {
  return {
    id: body.id,
    allowedDestinations: body.allowedDestinations,
    validUntil: Date.parse(body.validUntil),
  };
}
