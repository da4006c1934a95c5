import type { GateReason } from '../gate/gate.ts';
import type { GateFacts } from '../gate/gate.ts';
import { gateError } from '../gate/gate-checks.ts';
import type { BuiltBundle } from './export.commands.ts';
import type { RequestedExport } from './export.state.ts';

/**
 * Whether the bundle that was built is the one the gate allowed: this export, this destination, and the nameplate and
 * policy of the tenant the gate saw. Gives a reason to block for each part that is not.
 */
export function bundleMismatches(built: BuiltBundle | null, state: RequestedExport, gate: GateFacts): GateReason[] {
  if (built === null) return [gateError('no bundle was built for it.')];
  const { nameplate } = built;
  const parts: readonly (readonly [string, string | number | undefined, string | number | undefined])[] = [
    ['export ID', built.exportId, state.exportId],
    ['destination', built.destination, state.request.destination],
    ['tenant', nameplate.tenant, gate.tenant?.id],
    ['region', nameplate.region, gate.tenant?.region],
    ['legal entity', nameplate.legalEntity, gate.tenant?.legalEntity],
    ['policy ID', nameplate.policyId, gate.policy?.id],
    ['policy version', nameplate.policyVersion, gate.policy?.version],
  ];
  return parts
    .filter(([, inBundle, atGate]) => inBundle === undefined || inBundle !== atGate)
    .map(([part, inBundle, atGate]) =>
      gateError(`the ${part} in the bundle is "${inBundle}", at the gate "${atGate}".`),
    );
}
