import type { AuditEntry } from '@chancery/audit/contract';
import type { Finding, LinkTargetItem } from '@chancery/authorities/contract';
import type { TenantListItem } from '@chancery/tenancy/contract';
import type { Session } from '../domains/access/data/session.types.ts';
import type { Problem } from '../domains/shared/data/problem.types.ts';

/** Well-formed values for specs; each takes what the spec is about. */
export function aTenant(change: Partial<TenantListItem> = {}): TenantListItem {
  return {
    tenant: 'eu_t1',
    name: 'Fjord Archive',
    region: 'eu',
    legalEntity: 'Fjord Archive GmbH',
    timeZone: 'Europe/Berlin',
    timeZoneSince: null,
    locale: 'de-DE',
    plan: 'team',
    policyId: 'eu_standard',
    policyVersion: 2,
    allowedDestinations: ['eu'],
    policyValidUntil: '2027-12-31T23:59:59.000Z',
    exportKeepDays: null,
    createdAt: '2026-11-01T09:00:00.000Z',
    ...change,
  };
}

export function aSession(change: Partial<Session> = {}): Session {
  return {
    plane: 'eu',
    token: 'chy_eu_secret',
    actor: 'eu_a1',
    tenant: null,
    scopes: ['*'],
    tokenName: 'First administrator',
    expiresAt: null,
    ...change,
  };
}

export function anEntry(change: Partial<AuditEntry> = {}): AuditEntry {
  return {
    entry: 1234,
    id: 'e1',
    type: 'chancery.metering.budget-set.v1',
    stream: 'ledger-eu_t1-rows',
    revision: 4,
    time: '2026-11-12T20:46:40.000Z',
    actor: 'eu_a1',
    token: 'eu_k1',
    network: '192.0.2.1',
    correlationId: 'c1',
    causationId: null,
    commandId: 'm1',
    policyVersion: 'eu_standard@2',
    flagSet: 'f1',
    leafHash: '0a1b',
    data: { limit: 1000 },
    ...change,
  };
}

export function aLinkTarget(change: Partial<LinkTargetItem> = {}): LinkTargetItem {
  return {
    kind: 'authority',
    reference: 'authority:terms',
    title: 'Terms',
    context: '',
    markdown: '[Terms](authority:terms)',
    refine: null,
    citable: true,
    updatedAt: '2026-11-12T20:46:40.000Z',
    ...change,
  };
}

export function aFinding(change: Partial<Finding> = {}): Finding {
  return {
    code: 'unknown-authority',
    severity: 'error',
    line: 3,
    column: 1,
    target: 'authority:trems',
    reason: 'There is no authority "trems" in this tenant.',
    guidance: 'Point the link to authority:terms.',
    candidates: [],
    fix: null,
    ...change,
  };
}

export function aProblem(change: Partial<Problem> = {}): Problem {
  return {
    code: 'scope-missing',
    title: 'The token may not do this',
    detail: 'The token lacks the scope `audit:read`.',
    status: 403,
    lift: [],
    errors: [],
    decision: null,
    correlationId: null,
    ...change,
  };
}
