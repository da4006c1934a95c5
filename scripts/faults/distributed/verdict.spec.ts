import { describe, expect, it } from '@jest/globals';
import type { Received } from '../../support/record/kafka-reader.ts';
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
};

function place(firstRevision: number, lastRevision = firstRevision) {
  return { stream: 'ledger-eu_t1-work', firstRevision, lastRevision };
}

const load: LoadRecord = {
  accepted: new Map([[TENANT, new Set(['work-1', 'work-2'])]]),
  changedAnswers: [],
  unexpected: [],
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
const received = (...ids: readonly string[]): Received => ({ events: new Map([[TENANT, ids]]), outOfOrder: [] });

describe('the verdict on faults', () => {
  it('finds no harm where there is none', () => {
    expect(verdict(load, log, received('a', 'b', 'c'))).toEqual(UNHARMED);
  });

  it('finds an accepted command that is not recorded, and an event that never came out', () => {
    const commands = new Map([['eu_t1 work-1', [place(0)]]]);
    expect(verdict(load, { ...log, commands }, received('a', 'b')).lost).toEqual([
      'eu_t1: command work-2',
      'eu_t1: event c is not in Kafka',
    ]);
  });

  it('finds a command that was done twice', () => {
    const commands = new Map([...log.commands, ['eu_t1 work-1', [place(0), place(5)]] as const]);
    expect(verdict(load, { ...log, commands }, received('a', 'b', 'c')).doubled).toEqual(['eu_t1 work-1']);
  });

  it('finds events in another order', () => {
    expect(verdict(load, log, received('b', 'a', 'c')).outOfOrder).toHaveLength(1);
  });

  it('finds what was spent beyond a cap, and room that was not given', () => {
    const beyond = verdict(load, { ...log, charged: new Map([['round_1', 61]]) }, received('a', 'b', 'c'));
    expect(beyond).toMatchObject({ overSpent: 1, miscounted: ['round_1: 60 granted, 61 charged of 60'] });
    const capped = [{ meter: 'round_1', cap: 60, granted: 59 }];
    const refused = verdict(
      { ...load, capped },
      { ...log, charged: new Map([['round_1', 59]]) },
      received('a', 'b', 'c'),
    );
    expect(refused).toMatchObject({ overSpent: 0, miscounted: ['round_1: 59 granted, 59 charged of 60'] });
  });
});
