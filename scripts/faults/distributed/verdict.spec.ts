import { describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../support/record/delivery.ts';
import type { RecordedLog } from '../../support/record/recorded-log.ts';
import type { LoadRecord } from './load.ts';
import { verdict } from './verdict.ts';

const TENANT = 'eu_t1';
const UNHARMED = {
  lost: [],
  doubled: [],
  outOfOrder: [],
  overSpent: 0,
  miscounted: [],
  changedAnswers: [],
  unexpected: [],
  dishonest: [],
};

function place(firstRevision: number, lastRevision = firstRevision) {
  return { stream: 'ledger-eu_t1-work', firstRevision, lastRevision };
}

const load: LoadRecord = {
  accepted: new Map([[TENANT, new Set(['work-1', 'work-2'])]]),
  changedAnswers: [],
  unexpected: [],
  dishonest: [],
  rows: new Map(),
  capped: [{ meter: 'round_1', cap: 60, granted: 60 }],
};
const log: RecordedLog = {
  byTenant: new Map([[TENANT, ['a', 'b', 'c']]]),
  commands: new Map([
    ['eu_t1 work-1', [place(0, 1)]],
    ['eu_t1 work-2', [place(2)]],
  ]),
  charged: new Map([['round_1', 60]]),
};
const delivered = (of: Partial<Delivery> = {}): Delivery => ({ log, missing: [], outOfOrder: [], ...of });

describe('the verdict on faults', () => {
  it('finds no harm where there is none', () => {
    expect(verdict(load, delivered())).toEqual(UNHARMED);
  });

  it('finds an accepted command that is not recorded, and an event that never came out', () => {
    const commands = new Map([['eu_t1 work-1', [place(0)]]]);
    expect(
      verdict(load, delivered({ log: { ...log, commands }, missing: ['eu_t1: event c is not in Kafka'] })).lost,
    ).toEqual(['eu_t1: command work-2', 'eu_t1: event c is not in Kafka']);
  });

  it('finds a command that was done twice', () => {
    const commands = new Map([...log.commands, ['eu_t1 work-1', [place(0), place(5)]] as const]);
    expect(verdict(load, delivered({ log: { ...log, commands } })).doubled).toEqual(['eu_t1 work-1']);
  });

  it('finds what was spent beyond a cap, and room that was not given', () => {
    const beyond = verdict(load, delivered({ log: { ...log, charged: new Map([['round_1', 61]]) } }));
    expect(beyond).toMatchObject({ overSpent: 1, miscounted: ['round_1: 60 granted, 61 charged of 60'] });
    const capped = [{ meter: 'round_1', cap: 60, granted: 59 }];
    const refused = verdict({ ...load, capped }, delivered({ log: { ...log, charged: new Map([['round_1', 59]]) } }));
    expect(refused).toMatchObject({ overSpent: 0, miscounted: ['round_1: 59 granted, 59 charged of 60'] });
  });
});
