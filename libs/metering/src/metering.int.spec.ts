import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditDefinition, explainDecision } from '@chancery/audit';
import { CommandIdReusedError, EventReader, eventOfDecision, readEnvelope } from '@chancery/event-sourcing';
import type { Outcome } from '@chancery/event-sourcing';
import { FixedClock } from '@chancery/kernel';
import type { CommandId, TenantId } from '@chancery/kernel';
import { tenancyDefinition, tenantAggregate } from '@chancery/tenancy';
import { openTestPlane } from '@chancery/testing/plane';
import type { TestPlane } from '@chancery/testing/plane';
import { budgetsProjection } from './budgets/budgets.projection.ts';
import { commitHold } from './ledger/commit-hold/commit-hold.ts';
import { holdUsage } from './ledger/hold-usage/hold-usage.ts';
import { executeOnLedger } from './ledger/execute-on-ledger.ts';
import { consumeUsage } from './ledger/consume-usage/consume-usage.ts';
import { ledgerAggregate } from './ledger/ledger.aggregate.ts';
import type { LedgerCommand } from './ledger/ledger.commands.ts';
import { ledgerNow } from './ledger/ledger-now.ts';
import { ledgerIdentity } from './ledger/ledger-owner.ts';
import { returnUsage } from './ledger/return-usage/return-usage.ts';
import { setPlanQuotas } from './ledger/set-plan-quotas/set-plan-quotas.ts';
import { meteringDefinition } from './metering.definition.ts';
import { createSampleTenant } from './testing/sample-tenant.ts';

const tenant = 'eu_tmetered' as TenantId;
const NOON = Date.parse('2026-11-23T11:00:00Z');
const clock = new FixedClock(NOON);
const contexts = [tenancyDefinition, meteringDefinition, auditDefinition];
const timeZone = 'Europe/Berlin';

let test: TestPlane;

beforeAll(async () => {
  test = await openTestPlane({ contexts, clock });
  await createSampleTenant(test, tenant);
});

afterAll(async () => {
  await test.dispose();
  expect(test.errors).toEqual([]);
});

const consume = (meter: string, quantity: number, commandId?: string) =>
  consumeUsage(test.plane, tenant, { meter, quantity }, test.context(tenant, commandId ? { commandId } : {}));

async function setBudget(meter: string, limit: number): Promise<void> {
  const identity = { tenant, meter, timeZone };
  const plain = { budget: 'daily', period: 'day' as const, thresholds: null, softCap: null, hardCap: null };
  const command = { type: 'SetBudget' as const, ...identity, ...plain, limit };
  await executeOnLedger<'SetBudget'>(test.plane, tenant, command, test.context(tenant));
}

/** The domain events of a meter's ledger, as stored. */
async function eventsOf(meter: string) {
  const { events } = await test.plane.events.readStream(`ledger-${tenant}-${meter}` as never, 0, 4000);
  return events.map((stored) => ({ stored, envelope: readEnvelope(stored) }));
}

async function typesOf(meter: string): Promise<readonly string[]> {
  return (await eventsOf(meter)).map(({ stored }) => stored.type.replace('chancery.metering.', ''));
}

/** The decision of an outcome, made again. */
async function explained({ decision }: Outcome<unknown>) {
  const found = decision === null ? null : eventOfDecision(decision);
  if (!decision || !found) throw new Error('Nothing was decided');
  return explainDecision(test.plane.events, new EventReader([ledgerAggregate]), decision, found.event);
}

const kinds = (outcomes: readonly Outcome<unknown>[]) => ({
  accepted: outcomes.filter(({ kind }) => kind === 'accepted').length,
  codes: [...new Set(outcomes.flatMap((each) => (each.kind === 'rejected' ? [each.rejection.code] : [])))],
});

describe('a ledger under the command runner', () => {
  it('admits exactly 6 of 20 consumes of 75 in flight at once against 500', async () => {
    await setBudget('race20', 500);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => consume('race20', 75)));
    expect(kinds(outcomes)).toEqual({ accepted: 6, codes: ['budget-soft-stopped'] });
  });

  it('admits exactly 500 of 1,000 consumes of 1 in flight at once, and each threshold fires once', async () => {
    await setBudget('race1000', 500);
    const outcomes = await Promise.all(Array.from({ length: 1000 }, () => consume('race1000', 1)));
    expect(kinds(outcomes)).toEqual({ accepted: 500, codes: ['budget-soft-stopped'] });
    const fired = (await eventsOf('race1000')).flatMap(({ stored, envelope }) =>
      stored.type === 'chancery.metering.thresholds-crossed.v1' ? [envelope.data] : [],
    );
    expect(fired.map(({ percents, used }) => [percents, used])).toEqual([
      [[50], 250],
      [[80], 400],
      [[100], 500],
    ]);
  });

  it('holds and consumes in flight at once never pass the cap together, and commits need no room', async () => {
    await setBudget('race_holds', 500);
    const usage = { meter: 'race_holds', quantity: 7, endsAt: NOON + 3_600_000 };
    const holds = Array.from({ length: 60 }, () => holdUsage(test.plane, tenant, usage, test.context(tenant)));
    const consumes = Array.from({ length: 60 }, () => consume('race_holds', 7));
    const [held, consumed] = [await Promise.all(holds), await Promise.all(consumes)];
    expect(kinds([...held, ...consumed])).toEqual({ accepted: 71, codes: ['budget-soft-stopped'] });
    const standing = held.flatMap((each) => (each.kind === 'accepted' ? [each.answer.hold] : []));
    const committed = await Promise.all(
      standing.map((hold) => commitHold(test.plane, tenant, { hold, quantity: 7 }, test.context(tenant))),
    );
    expect(kinds(committed)).toEqual({ accepted: standing.length, codes: [] });
    const { state } = await test.plane.runner.state(ledgerAggregate, { tenant, id: 'race_holds' });
    expect(state).toMatchObject({ used: { day: 497 }, held: 0, holds: [] });
  });

  it('is opened by its first use, once however many come at once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => consume('first_use', 1)));
    const types = await typesOf('first_use');
    expect(types.filter((type) => type === 'ledger-opened.v1')).toHaveLength(1);
    expect(types.filter((type) => type === 'usage-consumed.v1')).toHaveLength(10);
  });

  it('is opened by no refused use, which is recorded and explained all the same', async () => {
    const occurredAt = NOON - 120 * 3_600_000;
    const report = { type: 'ReportUsage' as const, meter: 'never_used', quantity: 5, occurredAt };
    const refused = await executeOnLedger<'ReportUsage'>(test.plane, tenant, report, test.context(tenant));
    expect(refused).toMatchObject({ kind: 'rejected', rejection: { code: 'usage-report-too-late' } });
    expect(await typesOf('never_used')).toEqual([]);
    expect(await explained(refused)).toMatchObject({
      outcome: 'refused',
      code: 'usage-report-too-late',
      reproduced: true,
    });
  });

  it('explains the use that opened it from what it carried', async () => {
    expect(await explained(await consume('explained', 5))).toMatchObject({ outcome: 'accepted', reproduced: true });
  });

  it('keeps no copy of a consume beside its event, and one of every other command', async () => {
    await setBudget('copies', 500);
    await consume('copies', 5);
    const commands = (await eventsOf('copies')).map(({ stored, envelope }) => [
      stored.type,
      envelope.command?.['type'],
    ]);
    expect(commands).toEqual([
      ['chancery.metering.ledger-opened.v1', 'SetBudget'],
      ['chancery.metering.budget-set.v1', undefined],
      ['chancery.metering.usage-consumed.v1', undefined],
    ]);
  });

  it('gives the first answer again for a commandId, and refuses it for another charge', async () => {
    const first = await consume('keyed', 5, 'key-1');
    const again = await consume('keyed', 5, 'key-1');
    expect(again).toMatchObject({ kind: 'accepted', repeated: true, answer: 'answer' in first ? first.answer : null });
    await expect(consume('keyed', 6, 'key-1')).rejects.toThrow(CommandIdReusedError);
    await expect(consume('elsewhere', 5, 'key-1')).rejects.toThrow(CommandIdReusedError);
  });

  it('lets a refused consume pass under the same commandId once there is room', async () => {
    await setBudget('refused', 10);
    expect(await consume('refused', 11, 'key-2')).toMatchObject({ kind: 'rejected' });
    await setBudget('refused', 11);
    expect(await consume('refused', 11, 'key-2')).toMatchObject({ kind: 'accepted', repeated: false });
  });

  it('is the same after a restart, and agrees with the read model', async () => {
    await consume('restarted', 7, 'key-3');
    const before = await test.plane.runner.state(ledgerAggregate, { tenant, id: 'race1000' });
    const { folder } = test;
    await test.close();
    test = await openTestPlane({ contexts, clock, folder });
    expect(await test.plane.runner.state(ledgerAggregate, { tenant, id: 'race1000' })).toEqual(before);
    expect(await consume('restarted', 7, 'key-3')).toMatchObject({ kind: 'accepted', repeated: true });
    const minPosition = await test.plane.events.head();
    const readModel = test.plane.projections.readModel(budgetsProjection);
    const document = await readModel.get(`ledger-${tenant}-race1000`, { minPosition });
    expect(document?.ledger).toEqual(before.state);
  });
});

describe('returnUsage', () => {
  const giveBack = (meter: string, quantity: number, chargedBy: string, commandId?: string) => {
    const usage = { meter, quantity, chargedBy: chargedBy as CommandId, reason: 'The ingest failed' };
    return returnUsage(test.plane, tenant, usage, test.context(tenant, commandId ? { commandId } : {}));
  };

  it('gives a charge back once, and no more than it was', async () => {
    await setBudget('returned', 100);
    await consume('returned', 75, 'ingest-1');
    expect(await giveBack('returned', 76, 'ingest-1')).toMatchObject({ rejection: { code: 'return-exceeds-charge' } });
    const back = { kind: 'accepted', answer: { returned: 75, remaining: 100 } };
    expect(await giveBack('returned', 75, 'ingest-1', 'return-1')).toMatchObject(back);
    expect(await giveBack('returned', 75, 'ingest-1', 'return-1')).toMatchObject({ ...back, repeated: true });
    expect(await giveBack('returned', 1, 'ingest-1')).toMatchObject({ rejection: { code: 'return-exceeds-charge' } });
  });

  it('fills the override that the charge drew', async () => {
    await setBudget('overridden', 10);
    const granted = { override: 'eu_o1', grantedBy: 'eu_aadmin', reason: 'Quarter-end close' };
    const grant = { type: 'GrantOverride' as const, meter: 'overridden', ...granted, amount: 5, endsAt: NOON + 1000 };
    await executeOnLedger<'GrantOverride'>(test.plane, tenant, grant, test.context(tenant));
    expect(await consume('overridden', 15, 'ingest-2')).toMatchObject({ answer: { override: { drawn: 5 } } });
    await giveBack('overridden', 15, 'ingest-2');
    expect(await consume('overridden', 15)).toMatchObject({ answer: { override: { drawn: 5 } } });
  });

  it('finds charges of its own meter only', async () => {
    const unknown = { kind: 'rejected', rejection: { code: 'charge-unknown' } };
    expect(await giveBack('returned', 1, 'never-charged')).toMatchObject(unknown);
    await consume('another', 5, 'ingest-3');
    expect(await giveBack('returned', 1, 'ingest-3')).toMatchObject(unknown);
    await executeOnLedger<'ReportUsage'>(
      test.plane,
      tenant,
      { type: 'ReportUsage', meter: 'another', quantity: 5 },
      test.context(tenant, { commandId: 'report-1' }),
    );
    expect(await giveBack('another', 1, 'report-1')).toMatchObject(unknown);
  });
});

describe('setPlanQuotas', () => {
  const allowance = {
    plan: 'starter',
    meters: [
      { meter: 'planned', quotas: [{ period: 'month' as const, limit: 100 }] },
      { meter: 'unlimited', quotas: [] },
    ],
  };

  it('caps the meters a plan speaks of, and can be called again', async () => {
    const context = test.context(tenant, { commandId: 'plan-1' });
    const outcomes = await setPlanQuotas(test.plane, tenant, allowance, context);
    expect(outcomes).toMatchObject([{ answer: { meter: 'planned' } }, { answer: { meter: 'unlimited' } }]);
    await setPlanQuotas(test.plane, tenant, allowance, context);
    expect(await typesOf('planned')).toEqual(['ledger-opened.v1', 'plan-quotas-set.v1']);
    expect(await consume('planned', 100)).toMatchObject({ kind: 'accepted', answer: { remaining: 0 } });
    expect(await consume('planned', 1)).toMatchObject({ rejection: { code: 'plan-quota-exceeded' } });
    expect(await consume('unlimited', 1_000_000)).toMatchObject({ kind: 'accepted' });
  });
});

describe('a tenant who moves to another time zone', () => {
  const mover = 'eu_tmover' as TenantId;
  const execute = (command: LedgerCommand, commandId?: string) =>
    executeOnLedger(test.plane, mover, command, test.context(mover, commandId ? { commandId } : {}));
  const spend = (quantity: number) => execute({ type: 'ConsumeUsage', meter: 'rows', quantity });
  const setBudgetOf = async () => {
    const identity = await ledgerIdentity(test.plane, mover, 'rows');
    const plain = { budget: 'daily', period: 'day' as const, thresholds: null, softCap: null, hardCap: null };
    return execute({ type: 'SetBudget', ...identity, ...plain, limit: 500 }, 'budget-1');
  };

  afterAll(() => clock.set(NOON));

  it('keeps what was used in the day under way, and the day goes on to its end in the new zone', async () => {
    await createSampleTenant(test, mover);
    const budget = await setBudgetOf();
    await spend(500);
    const change = { type: 'ChangeTimeZone' as const, timeZone: 'America/New_York', reason: 'Finance moved.' };
    const moved = await test.plane.runner.execute(tenantAggregate, { tenant: mover }, change, test.context(mover));
    expect(moved).toMatchObject({ answer: { timeZoneSince: new Date(NOON + 5000).toISOString() } });

    clock.set(Date.parse('2026-11-24T04:59:59.999Z'));
    expect(await spend(1)).toMatchObject({ kind: 'rejected', rejection: { facts: { used: 500 } } });
    expect(await ledgerNow(test.plane, mover, 'rows', clock.now())).toMatchObject({
      timeZone: 'America/New_York',
      used: { day: 500 },
    });
    clock.set(Date.parse('2026-11-24T05:00:00.000Z'));
    const admitted = await spend(1);
    expect(admitted).toMatchObject({ answer: { budgets: [{ used: 1, resetsAt: '2026-11-25T05:00:00.000Z' }] } });
    expect(await explained(admitted)).toMatchObject({ outcome: 'accepted', reproduced: true });
    // The same request sent again is the same, whatever zone the tenant was in.
    const again = await setBudgetOf();
    expect(again).toMatchObject({ repeated: true, answer: budget.kind === 'accepted' ? budget.answer : null });
  });
});
