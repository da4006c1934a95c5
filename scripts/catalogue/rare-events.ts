import { tokenAggregate } from '@chancery/access';
import { refusalsAggregate } from '@chancery/audit';
import { EventSealer, loadEventCatalogue } from '@chancery/event-sourcing';
import type { AggregateType, CommandContext } from '@chancery/event-sourcing';
import { datasetAggregate } from '@chancery/evidence';
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
