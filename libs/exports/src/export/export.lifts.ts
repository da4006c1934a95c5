import type { Lift, TenantId } from '@chancery/kernel';
import type { GateReasonCode } from '../gate/gate.ts';
import type { ExportRequest } from './export.events.ts';
import type { ExportState, GateRefusal } from './export.state.ts';
import { DAY_MS } from './keep-days.ts';

/** How much longer a policy is to be valid that has gone stale: any end ahead would do. */
const VALID_FOR_DAYS = 365;

/** A residency policy as the route that sets it takes it. */
type PolicyBody = {
  readonly id: string;
  readonly allowedDestinations: readonly string[];
  readonly validUntil: string;
  readonly exportKeepDays?: number;
};

/** Reasons that another request would not meet, and those that another policy would lift. */
const OF_REQUEST: readonly GateReasonCode[] = ['destination-not-allowed', 'source-unknown'];
const OF_POLICY: readonly GateReasonCode[] = ['policy-stale', 'destination-not-allowed'];

/**
 * The ways out of a refusal of the gate, each enough by itself: the smallest other request, the smallest change of the
 * policy, or, where it takes both, both. What no request of ours lifts is said in words.
 * @param again the export has ended: what lifts the refusal has to request it anew
 */
export function refusalLifts(
  tenant: TenantId,
  request: ExportRequest,
  refusal: GateRefusal,
  again = false,
): readonly Lift[] {
  const within = (codes: readonly GateReasonCode[]) => refusal.reasons.every(({ code }) => codes.includes(code));
  const policy = changedPolicy(request, refusal);
  const elsewhere = within(OF_REQUEST) ? changedRequest(request, refusal) : null;
  const lifts: Lift[] = elsewhere ? [requestAgain(tenant, elsewhere)] : [];
  let lifted: readonly GateReasonCode[] = [];
  if (policy && within(OF_POLICY)) {
    lifted = OF_POLICY;
    lifts.push(setPolicy(tenant, policy, again ? request : null));
  } else if (policy && !elsewhere && within([...OF_POLICY, ...OF_REQUEST])) {
    const fewer = withoutUnknown(request, refusal);
    if (fewer) {
      lifted = OF_POLICY;
      lifts.push(setPolicy(tenant, policy, fewer));
    }
  }
  const others = refusal.reasons.filter(({ code }) => !lifted.includes(code));
  return [...lifts, ...others.map(({ fix, by }) => ({ action: fix, by }))];
}

/** A new request, as far as it would not be refused as this one was. */
export function anotherExport(state: NonNullable<ExportState>): readonly Lift[] {
  const { tenant, request } = state;
  if (state.phase !== 'blocked') return [requestAgain(tenant, request)];
  return refusalLifts(tenant, request, state.refusal, true);
}

export function requestAgain(tenant: TenantId, request: ExportRequest): Lift {
  return {
    action: `Request the export ${requestText(request)} under a new Idempotency-Key.`,
    by: 'exports:create',
    request: exportPost(tenant, request),
  };
}

function exportPost(tenant: TenantId, request: ExportRequest) {
  return { method: 'POST' as const, path: `/v1/tenants/${tenant}/exports`, body: request };
}

function requestText({ authorities, datasets, destination }: ExportRequest): string {
  return `of ${[...authorities, ...datasets].join(', ')} for destination "${destination}"`;
}

/** The request for a destination that is allowed and without what is unknown; `null` where there is none. */
function changedRequest(request: ExportRequest, refusal: GateRefusal): ExportRequest | null {
  const { reasons, allowedDestinations } = refusal;
  const known = withoutUnknown(request, refusal);
  if (!known || reasons.every(({ code }) => code !== 'destination-not-allowed')) return known;
  const [destination] = allowedDestinations;
  return destination === undefined ? null : { ...known, destination };
}

/** `null` where it is not known what is unknown, that is cited by what is asked for, or nothing else is asked for. */
function withoutUnknown(request: ExportRequest, { reasons }: GateRefusal): ExportRequest | null {
  const reason = reasons.find(({ code }) => code === 'source-unknown');
  if (!reason) return request;
  const { unknown } = reason;
  if (!unknown || unknown.some(({ kind }) => kind === 'evidence')) return null;
  const isKnown = (kind: string) => (id: string) => !unknown.some((each) => each.kind === kind && each.id === id);
  const authorities = request.authorities.filter(isKnown('authority'));
  const datasets = request.datasets.filter(isKnown('dataset'));
  return authorities.length + datasets.length === 0 ? null : { ...request, authorities, datasets };
}

/** The policy with what the request lacks, and nothing else changed; `null` where that is not known. */
function changedPolicy({ destination }: ExportRequest, { policy, reasons, blockedAt }: GateRefusal): PolicyBody | null {
  if (!policy) return null;
  const isStale = reasons.some(({ code }) => code === 'policy-stale');
  const { id, allowedDestinations: allowed, exportKeepDays } = policy;
  const validUntil = isStale ? Date.parse(blockedAt) + VALID_FOR_DAYS * DAY_MS : policy.validUntil;
  return {
    id,
    allowedDestinations: allowed.includes(destination) ? allowed : [...allowed, destination],
    validUntil: new Date(validUntil).toISOString(),
    ...(exportKeepDays === undefined ? {} : { exportKeepDays }),
  };
}

/** @param request what to ask for then; `null`: the same again */
function setPolicy(tenant: TenantId, policy: PolicyBody, request: ExportRequest | null): Lift {
  const { id, allowedDestinations, validUntil } = policy;
  const then = request ? `request the export ${requestText(request)}` : 'send the same again';
  return {
    action: `Set the residency policy "${id}" to allow ${allowedDestinations.join(', ')} until ${validUntil}, then ${then} under a new Idempotency-Key.`,
    by: 'residency:write',
    request: {
      method: 'PUT',
      path: `/v1/tenants/${tenant}/residency-policy`,
      body: { policy, reason: 'Say here why, in 10 characters or more' },
    },
    ...(request ? { also: [exportPost(tenant, request)] } : {}),
  };
}
