import { describe, expect, it } from '@jest/globals';
import { GATE_REASON_CODES } from './gate.ts';
import type { GateReasonCode } from './gate.ts';
import { GATE_CASES } from './gate-cases.ts';
import type { GateCase } from './gate-cases.ts';
import { allRows, GATE_CHECK_NAMES, rowsOfCheck, truthTable } from './gate-table.ts';
import type { GateRow } from './gate-table.ts';

/** What the cases say must follow from them, said without the gate. */
function expectedReasons(cases: readonly GateCase[]): readonly GateReasonCode[] {
  const reasons = new Set(cases.flatMap(({ reason }) => reason ?? []));
  // Without a policy nobody can say which destinations it allows.
  if (reasons.has('policy-missing')) reasons.delete('destination-not-allowed');
  // Without a time nobody can say which skips have ended.
  const names = cases.map(({ name }) => name);
  if (names.includes('at no time') && names.includes('one whose skip has ended')) reasons.delete('references-broken');
  return GATE_REASON_CODES.filter((code) => reasons.has(code));
}

/** The gate names the reason of a check that could not decide where that check stands. */
function sorted(reasons: readonly GateReasonCode[]): readonly GateReasonCode[] {
  return GATE_REASON_CODES.filter((code) => reasons.includes(code));
}

function nameOf({ cases }: GateRow): string {
  return cases.map(({ name }, index) => `${GATE_CHECK_NAMES[index]}: ${name}`).join(' / ');
}

describe('the export gate: truth table', () => {
  const table = truthTable();

  it.each(table.map((row) => [nameOf(row), row] as const))('%s', (_name, row) => {
    expect(sorted(row.reasons)).toEqual(expectedReasons(row.cases));
  });

  it('has every combination once, and one row in which the gate opens', () => {
    // Two outcomes per check, three of the policy: valid, missing, stale.
    expect(table).toHaveLength(2 ** 6 * 3);
    expect(new Set(table.map(nameOf)).size).toBe(table.length);
    const open = table.filter(({ reasons }) => reasons.length === 0);
    expect(open.map(({ cases }) => cases.map(({ reason }) => reason))).toEqual([GATE_CHECK_NAMES.map(() => null)]);
  });

  it('meets every reason there is', () => {
    expect(new Set(table.flatMap(({ reasons }) => reasons))).toEqual(new Set(GATE_REASON_CODES));
  });
});

describe.each(GATE_CHECK_NAMES)('the export gate: %s alone', (check) => {
  it.each(rowsOfCheck(check).map((row, index) => [GATE_CASES[check][index]?.name, row] as const))(
    '%s',
    (_name, row) => {
      expect(row.reasons).toEqual(expectedReasons(row.cases));
    },
  );
});

describe('the export gate: every case of every check together', () => {
  it('opens only when no check objects, and otherwise names every reason and no other', () => {
    let asked = 0;
    let opened = 0;
    for (const row of allRows()) {
      asked++;
      if (row.reasons.length === 0) opened++;
      const expected = expectedReasons(row.cases).join();
      if (sorted(row.reasons).join() !== expected) throw new Error(`${nameOf(row)}: ${row.reasons.join()}`);
    }
    const count = (of: (cases: readonly GateCase[]) => number) =>
      GATE_CHECK_NAMES.reduce((product, check) => product * of(GATE_CASES[check]), 1);
    expect(asked).toBe(count((cases) => cases.length));
    expect(opened).toBe(count((cases) => cases.filter(({ reason }) => reason === null).length));
  });
});
