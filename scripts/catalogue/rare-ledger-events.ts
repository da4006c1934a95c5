import { ledgerAggregate } from '@chancery/metering';
import { DAY, operator, START, tell, tenant } from './rare-event-teller.ts';

/** Events of ledgers that the golden path does not make. */
export function tellLedgerEvents(): void {
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
      command: {
        type: 'ReturnUsage',
        meter,
        quantity: 40,
        chargedBy: 'sample-4',
        charge,
        reason: 'The commit failed.',
      },
    },
    {
      at: START + 4,
      command: {
        type: 'CorrectUsage',
        meter,
        quantity: -20,
        recordedBy: 'sample-4',
        use: charge,
        uses: 1,
        correctedBy: operator,
        reason: 'Twenty of them were counted twice.',
      },
    },
    { at: START + 5, command: grant('eu_o111111111111111111111111', 10, START + DAY) },
    { at: START + 6, command: consume(49) },
    { at: START + 7, command: grant('eu_o222222222222222222222222', 10, START + 60_000) },
    { at: START + 60_000, command: grant('eu_o333333333333333333333333', 10, START + DAY) },
    {
      at: START + 60_001,
      command: {
        type: 'ReverseOverride',
        meter,
        override: 'eu_o333333333333333333333333',
        reason: 'Granted by mistake',
      },
    },
    { at: START + DAY, command: { type: 'ReportUsage', meter, quantity: 1 } },
    { at: START + DAY + 1, command: { type: 'OpenLedger', ...ledger, timeZone: 'America/New_York' } },
  ]);

  const hold = (digit: number) => `eu_h${String(digit).repeat(24)}_${meter}`;
  const holdUsage = (digit: number, quantity: number, endsAt: number) =>
    ({ type: 'HoldUsage', meter, hold: hold(digit), heldBy: operator, quantity, endsAt }) as const;
  const budget = {
    budget: 'daily',
    period: 'day',
    limit: 100,
    thresholds: null,
    softCap: null,
    hardCap: null,
  } as const;
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
}
