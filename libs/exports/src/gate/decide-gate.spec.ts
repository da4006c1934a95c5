import { describe, expect, it } from '@jest/globals';
import { decideGate } from './decide-gate.ts';
import type { GateInput } from './gate.ts';
import { brokenFinding, NOW, openGate, VALID_UNTIL } from './gate.fixtures.ts';

const inside = { kind: 'authority', id: 'credit_policy', plane: 'eu' } as const;
/** What a caller in plain JavaScript, or a torn record, may hand over. */
const missing = undefined as never;

describe('the export gate: an error inside', () => {
  const fields = Object.keys(openGate()) as (keyof GateInput)[];

  it.each(fields)('blocks with gate-error when "%s" is missing', (field) => {
    const { [field]: _missing, ...rest } = openGate();
    const verdict = decideGate(rest as GateInput);
    expect(verdict.kind).toBe('blocked');
    if (verdict.kind === 'blocked') expect(verdict.reasons.map(({ code }) => code)).toContain('gate-error');
  });

  it.each([
    ['nothing', null],
    ['an empty object', {}],
    ['text', 'open'],
    ['fields that throw', throwing()],
  ])('blocks when it is given %s', (_name, input) => {
    expect(decideGate(input as GateInput).kind).toBe('blocked');
  });

  it('still lists what the other checks found', () => {
    const verdict = decideGate(openGate({ destination: 'us', sources: missing, brokenFindings: [brokenFinding()] }));
    expect(verdict.kind === 'blocked' && verdict.reasons.map(({ code }) => code)).toEqual([
      'destination-not-allowed',
      'gate-error',
      'gate-error',
      'references-broken',
    ]);
  });

  function throwing(): unknown {
    return new Proxy(
      {},
      {
        get() {
          throw new Error('the store is gone');
        },
      },
    );
  }
});

describe('the export gate: guidance', () => {
  it('gives every reason a detail, a fix and who may do it', () => {
    const verdict = decideGate(
      openGate({
        tenant: null,
        destination: 'us',
        requested: [{ kind: 'authority', id: 'lost' }],
        sources: [
          { kind: 'authority', id: 'lost', plane: null },
          { kind: 'evidence', id: 'cars', plane: 'us' },
        ],
        brokenFindings: [brokenFinding()],
        failures: ['the flags could not be read'],
        now: VALID_UNTIL,
      }),
    );
    expect(verdict.kind === 'blocked' && verdict.reasons).toMatchObject([
      { code: 'tenant-unknown', by: 'tenants:create' },
      {
        code: 'policy-stale',
        detail:
          'Residency policy eu_p1 version 3 was valid until 2027-01-01T00:00:00.000Z; it is 2027-01-01T00:00:00.000Z.',
        by: 'residency:write',
      },
      {
        code: 'destination-not-allowed',
        detail: 'Residency policy eu_p1 version 3 does not allow destination "us"; it allows: eu, ch.',
      },
      { code: 'source-unknown', detail: 'Not found, not published, or withdrawn since: authority lost.' },
      { code: 'evidence-outside-plane', detail: 'Held outside plane eu: evidence cars (us).' },
      {
        code: 'references-broken',
        detail: '1 broken: credit_policy:12:5 unknown-target (no row "row_9" in dataset "cars").',
        fix: 'Point the link at cars/row_8. Then compile and publish again.',
        by: 'authorities:write',
      },
      { code: 'gate-error', detail: 'The gate could not decide: the flags could not be read' },
    ]);
    if (verdict.kind === 'blocked') for (const reason of verdict.reasons) expect(reason.fix).toMatch(/^[A-Z].+\.$/);
  });

  it('tells of a skip that has ended as of any broken reference, from the millisecond of its end', () => {
    const skip = { ...brokenFinding(), owner: 'eu_aowner', justification: 'It is known to be so.', expiresAt: NOW };
    expect(decideGate(openGate({ skippedFindings: [skip], now: NOW - 1 })).kind).toBe('allowed');
    const verdict = decideGate(openGate({ skippedFindings: [skip] }));
    expect(verdict.kind === 'blocked' && verdict.reasons).toMatchObject([
      { code: 'references-broken', detail: expect.stringContaining('credit_policy:12:5 unknown-target') },
    ]);
  });

  it('counts what it does not list', () => {
    const sources = Array.from({ length: 25 }, (_, n) => ({ kind: 'dataset' as const, id: `d${n}`, plane: null }));
    const verdict = decideGate(openGate({ sources: [inside, ...sources] }));
    expect(verdict.kind === 'blocked' && verdict.reasons[0]?.detail).toContain('dataset d19 and 5 more.');
  });
});
