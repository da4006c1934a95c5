import { planeOf } from '@chancery/kernel';
import type { GateFinding, GateInput, GatePolicy, GateReason, GateSkip, GateSource, RequestedSource } from './gate.ts';

/** One question of the gate. Gives no reason when it is content; whatever it throws blocks. */
export interface GateCheck {
  readonly name: string;
  check(input: GateInput): readonly GateReason[];
}

/** Names listed in one reason at most; the rest is counted. */
const LISTED = 20;

export const GATE_CHECKS = [
  { name: 'tenant', check: checkTenant },
  { name: 'policy', check: checkPolicy },
  { name: 'destination', check: checkDestination },
  { name: 'sources', check: checkSources },
  { name: 'plane of the sources', check: checkPlanes },
  { name: 'references', check: checkReferences },
  { name: 'facts', check: checkFacts },
] as const satisfies readonly GateCheck[];
export type GateCheckName = (typeof GATE_CHECKS)[number]['name'];

function checkTenant({ exportingTenant, tenant, plane }: GateInput): GateReason[] {
  required(exportingTenant, 'exportingTenant');
  if (tenant !== null && tenant.id === exportingTenant && planeOf(exportingTenant) === plane) {
    required(tenant.region, 'tenant.region');
    required(tenant.legalEntity, 'tenant.legalEntity');
    return [];
  }
  return [
    {
      code: 'tenant-unknown',
      detail: `Tenant ${exportingTenant} is not known in plane ${plane}, so there is no nameplate to put on the export.`,
      fix: `Create the tenant in plane ${plane}, or ask in the plane it lives in.`,
      by: 'tenants:create',
    },
  ];
}

function checkPolicy({ policy, now }: GateInput): GateReason[] {
  if (policy === null) {
    return [
      {
        code: 'policy-missing',
        detail: 'The tenant has no residency policy.',
        fix: 'Set a residency policy that names the allowed destinations.',
        by: 'residency:write',
      },
    ];
  }
  assertPolicy(policy);
  if (instant(now, 'now') < policy.validUntil) return [];
  return [
    {
      code: 'policy-stale',
      detail: `Residency policy ${policy.id} version ${policy.version} was valid until ${iso(policy.validUntil)}; it is ${iso(now)}.`,
      fix: 'Review the residency policy and set it again with a later end.',
      by: 'residency:write',
    },
  ];
}

function checkDestination({ policy, destination }: GateInput): GateReason[] {
  required(destination, 'destination');
  if (policy === null || policy.allowedDestinations.includes(destination)) return [];
  const allowed = policy.allowedDestinations.length > 0 ? list(policy.allowedDestinations) : 'none';
  return [
    {
      code: 'destination-not-allowed',
      detail: `Residency policy ${policy.id} version ${policy.version} does not allow destination "${destination}"; it allows: ${allowed}.`,
      fix: 'Choose an allowed destination, or have the destination added to the residency policy.',
      by: 'residency:write',
    },
  ];
}

function checkSources({ requested, sources }: GateInput): GateReason[] {
  if (requested.length === 0) {
    return [
      {
        code: 'source-unknown',
        detail: 'The export names no source.',
        fix: 'Name at least one authority or dataset.',
        by: 'exports:create',
      },
    ];
  }
  const known = new Set(sources.filter((source) => source.plane !== null).map(nameOf));
  const named = new Map([...requested, ...sources].map((source) => [nameOf(source), source]));
  const unknown = [...named].filter(([name]) => !known.has(name));
  if (unknown.length === 0) return [];
  return [
    {
      code: 'source-unknown',
      detail: `Not found, not published, or withdrawn since: ${list(unknown.map(([name]) => name))}.`,
      fix: 'Publish the authority, ingest the dataset, or leave them out of the export.',
      by: 'exports:create',
      unknown: unknown.map(([, { kind, id }]) => ({ kind, id })),
    },
  ];
}

function checkPlanes({ sources, plane }: GateInput): GateReason[] {
  const outside = sources.filter((source) => source.plane !== null && required(source.plane, 'source.plane') !== plane);
  if (outside.length === 0) return [];
  return [
    {
      code: 'evidence-outside-plane',
      detail: `Held outside plane ${plane}: ${list(outside.map((source) => `${nameOf(source)} (${source.plane})`))}.`,
      fix: `Replace these sources by evidence of plane ${plane}, or leave them out of the export.`,
      by: 'authorities:write',
    },
  ];
}

/** A skip covers its finding while it has not ended, and only with all that is asked of a skip. */
function checkReferences({ brokenFindings, skippedFindings, now }: GateInput): GateReason[] {
  const ended = skippedFindings.filter((skip) => !covers(skip, now));
  const broken = [...brokenFindings, ...ended];
  if (broken.length === 0) return [];
  return [
    {
      code: 'references-broken',
      detail: `${broken.length} broken: ${list(broken.map(findingText))}.`,
      fix: `${list([...new Set(broken.map((finding) => finding.fix))], ' ')} Then compile and publish again.`,
      by: 'authorities:write',
    },
  ];
}

function covers({ owner, justification, expiresAt }: GateSkip, now: number): boolean {
  required(owner, 'skip.owner');
  required(justification, 'skip.justification');
  // Where there is no time, the check of the facts objects.
  return !(instant(expiresAt, 'skip.expiresAt') <= now);
}

/** What the other checks do not look at must be there all the same. */
function checkFacts({ plane, now, flagSet, failures }: GateInput): GateReason[] {
  required(plane, 'plane');
  instant(now, 'now');
  required(flagSet, 'flagSet');
  return failures.map((failure) => gateError(failure));
}

/** A reason for what the gate could not decide. */
export function gateError(detail: string): GateReason {
  return {
    code: 'gate-error',
    detail: `The gate could not decide: ${detail}`,
    fix: 'Try again; when it stays, give the operator the correlation ID of this answer.',
    by: 'exports:create',
  };
}

function assertPolicy(policy: GatePolicy): void {
  required(policy.id, 'policy.id');
  if (!Number.isInteger(policy.version) || policy.version < 1) throw new Error('"policy.version" is not a version');
  if (!Array.isArray(policy.allowedDestinations)) throw new Error('"policy.allowedDestinations" is missing');
  instant(policy.validUntil, 'policy.validUntil');
}

/** @throws Error when `text` is missing: TypeScript's word does not count where bytes may leave a region. */
function required(text: string, field: string): string {
  if (typeof text !== 'string' || text.trim() === '') throw new Error(`"${field}" is missing`);
  return text;
}

function instant(time: number, field: string): number {
  if (!Number.isFinite(time)) throw new Error(`"${field}" is missing`);
  return time;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}

function nameOf(source: RequestedSource | GateSource): string {
  return `${source.kind} ${source.id}`;
}

function findingText(finding: GateFinding): string {
  return `${finding.authority}:${finding.line}:${finding.column} ${finding.code} (${finding.message})`;
}

function list(names: readonly string[], separator = ', '): string {
  const more = names.length - LISTED;
  const listed = names.slice(0, LISTED).join(separator);
  return more > 0 ? `${listed} and ${more} more` : listed;
}
