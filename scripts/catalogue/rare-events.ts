import { tokenAggregate } from '@chancery/access';
import { refusalsAggregate } from '@chancery/audit';
import { authorityAggregate, authoritySettingsAggregate } from '@chancery/authorities';
import { EventSealer, loadEventCatalogue } from '@chancery/event-sourcing';
import type { AggregateType, CommandContext } from '@chancery/event-sourcing';
import { datasetAggregate, savedQueryAggregate } from '@chancery/evidence';
import { exportAggregate, signingKeysAggregate } from '@chancery/exports';
import { fold, streamName, systemTenant } from '@chancery/kernel';
import type { ActorId, Command, CommandId, DomainEvent, TenantId, TokenId } from '@chancery/kernel';
import { ledgerAggregate } from '@chancery/metering';
import { tenantAggregate } from '@chancery/tenancy';

/**
 * Prints events that the golden path does not make, a line each, for `npm run catalogue -- --samples`: the same
 * deciders, codecs and sealer as in the service, at fixed times. Used once per new event type, when it is added.
 */
const catalogue = loadEventCatalogue(new URL('../../eventstore/catalogue', import.meta.url).pathname);
const sealer = new EventSealer(catalogue);
const tenant = 'eu_t0123456789abcdef01234567' as TenantId;
const START = Date.parse('2026-11-23T12:00:00Z');
const DAY = 86_400_000;
const operator = 'eu_a0199c1f2a4b87c0d9e3f5a6b7c8d9e0f' as ActorId;

function context(time: number, commandId: string, of = tenant): CommandContext {
  return {
    tenant: of,
    plane: 'eu',
    actor: operator,
    token: 'eu_k0123456789abcdef' as TokenId,
    network: null,
    commandId: commandId as CommandId,
    clientChoseCommandId: true,
    correlationId: '0199c1f2-a4b8-7c0d-9e3f-5a6b7c8d9e0f',
    causationId: null,
    traceparent: null,
    flagSet: '8c7e75433bb483ac',
    policyVersion: 'eu_only@1',
    time,
    dryRun: false,
  };
}

/** Decides commands one after another on one stream and prints the events that they record. */
function tell<C extends Command, E extends DomainEvent, S, A>(
  aggregate: AggregateType<C, E, S, A>,
  id: string | undefined,
  steps: readonly { readonly at: number; readonly command: C }[],
  of = tenant,
): void {
  let state = aggregate.decider.initialState;
  let revision = 0;
  for (const [index, { at, command }] of steps.entries()) {
    const decision = aggregate.decider.decide(command, state, at);
    if (decision.kind === 'rejected') throw new Error(`${command.type}: ${decision.rejection.message}`);
    for (const event of decision.events)
      print(aggregate, id, revision++, event, context(at, `sample-${index + 1}`, of));
    state = fold((before: S, event: E) => aggregate.decider.evolve(before, event), state, decision.events);
  }
}

function print<C extends Command, E extends DomainEvent, S, A>(
  aggregate: AggregateType<C, E, S, A>,
  id: string | undefined,
  revision: number,
  event: E,
  by: CommandContext,
): void {
  const { type, schemaVersion, data } = aggregate.codec.encode(event);
  const stream = streamName(aggregate.category, by.tenant, id);
  const { bytes } = sealer.seal(
    { stream, revision, time: by.time, commandHash: 'ab'.repeat(32), command: null, type, schemaVersion, data },
    by,
  );
  process.stdout.write(Buffer.concat([bytes, Buffer.from('\n')]));
}

const meter = 'rows';
const ledger = { tenant, meter, timeZone: 'Europe/Berlin' };
const grant = (override: string, amount: number, endsAt: number) =>
  ({
    type: 'GrantOverride',
    meter,
    override,
    grantedBy: operator,
    reason: 'Quarter-end close',
    amount,
    endsAt,
  }) as const;
const consume = (quantity: number) => ({ type: 'ConsumeUsage', meter, quantity }) as const;
const charge = { quantity: 100, chargedAt: START + 3, overrides: [] };
tell(ledgerAggregate, meter, [
  {
    at: START,
    command: { type: 'SetPlanQuotas', ...ledger, plan: 'starter', quotas: [{ period: 'month', limit: 100_000 }] },
  },
  {
    at: START + 1,
    command: {
      type: 'SetBudget',
      ...ledger,
      budget: 'daily',
      period: 'day',
      limit: 100,
      thresholds: null,
      softCap: null,
      hardCap: null,
    },
  },
  { at: START + 2, command: { type: 'ReportUsage', meter, quantity: 1 } },
  { at: START + 3, command: { type: 'ReportUsage', meter, quantity: 100 } },
  {
    at: START + 4,
    command: { type: 'ReturnUsage', meter, quantity: 40, chargedBy: 'sample-4', charge, reason: 'The commit failed.' },
  },
  { at: START + 5, command: grant('eu_o111111111111111111111111', 10, START + DAY) },
  { at: START + 6, command: consume(49) },
  { at: START + 7, command: grant('eu_o222222222222222222222222', 10, START + 60_000) },
  { at: START + 60_000, command: grant('eu_o333333333333333333333333', 10, START + DAY) },
  {
    at: START + 60_001,
    command: { type: 'ReverseOverride', meter, override: 'eu_o333333333333333333333333', reason: 'Granted by mistake' },
  },
  { at: START + DAY, command: { type: 'ReportUsage', meter, quantity: 1 } },
  { at: START + DAY + 1, command: { type: 'OpenLedger', ...ledger, timeZone: 'America/New_York' } },
]);

const hold = (digit: number) => `eu_h${String(digit).repeat(24)}_${meter}`;
const holdUsage = (digit: number, quantity: number, endsAt: number) =>
  ({ type: 'HoldUsage', meter, hold: hold(digit), heldBy: operator, quantity, endsAt }) as const;
const budget = { budget: 'daily', period: 'day', limit: 100, thresholds: null, softCap: null, hardCap: null } as const;
tell(ledgerAggregate, meter, [
  { at: START, command: { type: 'SetBudget', ...ledger, ...budget } },
  { at: START + 1, command: grant('eu_o111111111111111111111111', 10, START + DAY) },
  { at: START + 2, command: holdUsage(1, 105, START + DAY) },
  { at: START + 3, command: { type: 'RenewHold', meter, hold: hold(1), endsAt: START + 2 * DAY } },
  { at: START + 4, command: { type: 'CommitHold', meter, hold: hold(1), quantity: 102 } },
  { at: START + 5, command: holdUsage(2, 5, START + DAY) },
  { at: START + 6, command: { type: 'ReleaseHold', meter, hold: hold(2) } },
  { at: START + 7, command: holdUsage(3, 5, START + 60_000) },
  { at: START + 60_000, command: { type: 'ReportUsage', meter, quantity: 1 } },
]);

const request = (override: string, endsAt: number) =>
  ({
    type: 'RequestOverride',
    meter,
    override,
    requestedBy: operator,
    reason: 'Quarter-end close',
    amount: 10,
    endsAt,
  }) as const;
const other = 'eu_a0199c1f2a4b87c0d9e3f5a6b7c8d9e10';
tell(ledgerAggregate, meter, [
  { at: START, command: { type: 'SetBudget', ...ledger, ...budget, approvals: 2 } },
  { at: START + 1, command: request('eu_o444444444444444444444444', START + DAY) },
  {
    at: START + 2,
    command: { type: 'ApproveOverride', meter, override: 'eu_o444444444444444444444444', approvedBy: other },
  },
  {
    at: START + 3,
    command: {
      type: 'RefuseOverride',
      meter,
      override: 'eu_o444444444444444444444444',
      refusedBy: operator,
      reason: 'Wait for the next month',
    },
  },
  { at: START + 4, command: request('eu_o555555555555555555555555', START + 60_000) },
  { at: START + 60_000, command: { type: 'ReportUsage', meter, quantity: 1 } },
]);

const policy = { id: 'eu_only', allowedDestinations: ['eu'], validUntil: START + 365 * DAY };
tell(tenantAggregate, undefined, [
  {
    at: START,
    command: {
      type: 'CreateTenant',
      tenant,
      name: 'Sample',
      region: 'eu',
      legalEntity: 'Sample GmbH',
      timeZone: 'Europe/Berlin',
      locale: 'de-DE',
      plan: 'starter',
      policy,
    },
  },
  {
    at: START + 1,
    command: {
      type: 'ChangeResidencyPolicy',
      reason: 'Switzerland joins.',
      policy: { ...policy, allowedDestinations: ['eu', 'ch'] },
    },
  },
]);

const token = 'eu_k0123456789abcdef' as TokenId;
tell(tokenAggregate, token, [
  {
    at: START,
    command: {
      type: 'IssueToken',
      token,
      tenant,
      holder: operator,
      name: 'nightly ingest',
      secretHash: 'cd'.repeat(32),
      scopes: ['evidence:ingest'],
      expiresAt: null,
      issuedBy: operator,
      issuerScopes: ['*'],
    },
  },
  { at: START + 1, command: { type: 'RevokeToken', reason: 'Laptop lost.' } },
]);

tell(refusalsAggregate, undefined, [
  {
    at: START,
    command: { type: 'CountRefusals', actor: operator, code: 'budget-soft-stopped', windowStart: START, repeats: 49 },
  },
]);

tell(datasetAggregate, 'holdings', [
  { at: START, command: { type: 'AbandonIngest', charge: 'ingest-1#charge', rows: 120 } },
]);

const digestOf = (letter: string) => letter.repeat(64);
const place = { line: 3, column: 1 } as const;
const missing = { fingerprint: digestOf('f'), code: 'unknown-authority', target: 'authority:gazette' } as const;
const reason = 'There is no authority "gazette" in this tenant.';
const cited = { target: 'evidence:holdings/H1', dataset: 'holdings', row: 'H1', batch: 'b0123456789abcdef01234567' };
const text = '# Rule\n\n[g](authority:gazette) [h](evidence:holdings/H1)\n';
tell(authorityAggregate, 'rule', [
  { at: START, command: { type: 'DraftAuthority', authority: 'rule', title: 'Rule', text, basedOn: null } },
  {
    at: START + 1,
    command: {
      type: 'CompileAuthority',
      authority: 'rule',
      draftRevision: 1,
      textDigest: digestOf('a'),
      tokens: 24,
      tokenizer: 'o200k_base',
      charge: 'sample-2',
      sections: [],
      references: [{ kind: 'evidence', ...cited, rowDigest: digestOf('b'), line: 3, column: 26, from: 37, to: 57 }],
      findings: [],
    },
  },
  {
    at: START + 2,
    command: {
      type: 'SkipFinding',
      authority: 'rule',
      finding: { ...missing, ...place, reason },
      fingerprint: missing.fingerprint,
      blocks: true,
      allowSkips: true,
      category: 'external-source',
      justification: 'The gazette is cited in print until it is published here.',
      owner: operator,
      expiresAt: START + 90 * DAY,
    },
  },
  {
    at: START + 3,
    command: { type: 'RevokeSkip', authority: 'rule', skip: 's1', reason: 'The gazette was published.' },
  },
  {
    at: START + 4,
    command: {
      type: 'AcceptLink',
      authority: 'rule',
      target: cited.target,
      digest: digestOf('c'),
      present: digestOf('c'),
    },
  },
]);
tell(authoritySettingsAggregate, undefined, [
  {
    at: START,
    command: { type: 'ChangeAuthoritySettings', allowSkips: false, reason: 'The review of the beta asks for it.' },
  },
]);

const withdrawn = {
  dataset: 'zipcodes',
  reason: 'The supplier withdrew the file',
  citedBy: ['credit_policy'],
} as const;
print(
  datasetAggregate,
  'zipcodes',
  2,
  {
    type: 'RowsRetracted',
    ...withdrawn,
    rows: [{ row: '00501', batch: 'b0123456789abcdef01234567', digest: 'ab'.repeat(32) }],
    retractedAt: START,
  },
  context(START, 'sample-retract-rows'),
);
print(
  datasetAggregate,
  'zipcodes',
  3,
  {
    type: 'BatchRetracted',
    ...withdrawn,
    batch: 'b0123456789abcdef01234567',
    rows: 42_048,
    columns: [{ name: 'zip_code', type: 'VARCHAR' }],
    retractedAt: START + 1,
  },
  context(START + 1, 'sample-retract-batch'),
);
print(
  datasetAggregate,
  'zipcodes',
  5,
  {
    type: 'DatasetDeleted',
    ...withdrawn,
    batches: [{ batch: 'b89abcdef0123456701234567', rows: 10 }],
    deletedAt: START + 2,
  },
  context(START + 2, 'sample-delete-dataset'),
);

const keys = ['eu_k0000000000000001', 'eu_k0000000000000002'] as const;
const publicKey = Buffer.alloc(32, 7).toString('base64');
tell(
  signingKeysAggregate,
  undefined,
  [
    { at: START, command: { type: 'CreateSigningKey', keyId: keys[0], publicKey } },
    {
      at: START + DAY,
      command: { type: 'RotateSigningKey', keyId: keys[1], publicKey, replaces: keys[0], reason: 'scheduled' },
    },
  ],
  systemTenant('eu'),
);

print(
  exportAggregate,
  'eu_x0199c1f2a4b87c0d9e3f5a6b7c8d9e0f',
  1,
  {
    type: 'ExportFailed',
    cause: 'bundle-too-large',
    detail: 'The bundle would be larger than 256 MB.',
    failedAt: '2026-11-23T12:00:00.000Z',
  },
  context(START, 'sample-export'),
);

const EXPORT = 'eu_x0199c1f2a4b87c0d9e3f5a6b7c8d9e0f';
const exportRequest = {
  authorities: ['credit_policy'],
  datasets: [],
  formats: ['html', 'pdf'],
  destination: 'eu',
  keepDays: 30,
} as const;
print(
  exportAggregate,
  EXPORT,
  0,
  {
    type: 'ExportRequested',
    exportId: EXPORT,
    tenant,
    request: exportRequest,
    nameplate: { tenant, region: 'eu', legalEntity: 'Acme Europe SARL', policyId: 'eu_only', policyVersion: 1 },
    chargedBy: 'sample-export#charge',
    requestedAt: '2026-11-23T12:00:00.000Z',
  },
  context(START, 'sample-export-request'),
);
print(
  exportAggregate,
  EXPORT,
  2,
  {
    type: 'ExportBlocked',
    exportId: EXPORT,
    tenant,
    stage: 'download',
    request: exportRequest,
    policyId: 'eu_only',
    policyVersion: 1,
    allowedDestinations: ['ch'],
    reasons: [
      {
        code: 'destination-not-allowed',
        detail: 'Residency policy eu_only version 1 does not allow destination "eu"; it allows: ch.',
        fix: 'Choose an allowed destination, or have the destination added to the residency policy.',
        by: 'residency:write',
      },
    ],
    chargedBy: null,
    blockedAt: '2026-11-24T12:00:00.000Z',
  },
  context(START + DAY, 'sample-export-download'),
);
const expiredAt = '2026-12-23T12:00:00.000Z';
const expired = { type: 'ExportExpired', bundleSha256: 'ef'.repeat(32), expiredAt } as const;
print(exportAggregate, EXPORT, 3, expired, context(START + 30 * DAY, 'sample-export-expiry'));

tell(savedQueryAggregate, 'places', [
  { at: START, command: { type: 'SaveQuery', name: 'places', sql: 'FROM zipcodes', description: 'All places' } },
  { at: START + DAY, command: { type: 'RemoveQuery', name: 'places' } },
]);
