import type { EpochMs, TenantId } from '@chancery/kernel';
import { decideGate } from '../gate/decide-gate.ts';
import type { GateFacts, GateVerdict } from '../gate/gate.ts';
import type { ExportRequest } from './export.events.ts';

/** Asks the gate about this request: who exports what and where to is the request's, never the facts'. */
export function askGate(tenant: TenantId, request: ExportRequest, facts: GateFacts, now: EpochMs): GateVerdict {
  return decideGate({
    ...facts,
    exportingTenant: tenant,
    destination: request.destination,
    requested: [
      ...request.authorities.map((id) => ({ kind: 'authority' as const, id })),
      ...request.datasets.map((id) => ({ kind: 'dataset' as const, id })),
    ],
    now,
  });
}
