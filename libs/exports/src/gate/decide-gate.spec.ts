import { describe, expect, it } from '@jest/globals';
import { decideGate } from './decide-gate.ts';
import type { GateInput, GateReasonCode } from './gate.ts';
import { brokenFinding, NOW, openGate, VALID_UNTIL } from './gate.fixtures.ts';

/** One way an input can be, and the reason that must follow from it alone. */
interface Variant {
  readonly name: string;
  readonly change: Partial<GateInput>;
  readonly reason: GateReasonCode | null;
}
type Dimension = readonly Variant[];

const policy = { id: 'eu_p1', version: 3, allowedDestinations: ['eu', 'ch'], validUntil: VALID_UNTIL };
/** What a caller in plain JavaScript, or a torn record, may hand over. */
const missing = undefined as never;

const TENANT: Dimension = [
  { name: 'known', change: {}, reason: null },
  { name: 'unknown', change: { tenant: null }, reason: 'tenant-unknown' },
  {
    name: 'of another plane',
    change: { exportingTenant: 'us_t1acme', tenant: { id: 'us_t1acme', region: 'us', legalEntity: 'Acme Inc' } },
    reason: 'tenant-unknown',
  },
  { name: 'not the one that exports', change: { exportingTenant: 'eu_t2other' }, reason: 'tenant-unknown' },
  { name: 'not named', change: { exportingTenant: '' }, reason: 'gate-error' },
  {
    name: 'without legal entity',
    change: { tenant: { id: 'eu_t1acme', region: 'eu', legalEntity: ' ' } },
    reason: 'gate-error',
  },
  {
    name: 'without region',
    change: { tenant: { id: 'eu_t1acme', region: '', legalEntity: 'Acme' } },
    reason: 'gate-error',
  },
];
const POLICY_AND_TIME: Dimension = [
  { name: 'valid', change: { policy, now: NOW }, reason: null },
  { name: 'valid for one more millisecond', change: { policy, now: VALID_UNTIL - 1 }, reason: null },
  { name: 'missing', change: { policy: null, now: NOW }, reason: 'policy-missing' },
  { name: 'stale at its end', change: { policy, now: VALID_UNTIL }, reason: 'policy-stale' },
  { name: 'stale for long', change: { policy, now: VALID_UNTIL * 2 }, reason: 'policy-stale' },
  { name: 'without ID', change: { policy: { ...policy, id: '' } }, reason: 'gate-error' },
  { name: 'without version', change: { policy: { ...policy, version: Number.NaN } }, reason: 'gate-error' },
  { name: 'without end', change: { policy: { ...policy, validUntil: Number.NaN } }, reason: 'gate-error' },
  { name: 'at no time', change: { now: Number.NaN }, reason: 'gate-error' },
];
const DESTINATION: Dimension = [
  { name: 'allowed', change: { destination: 'eu' }, reason: null },
  { name: 'allowed, another', change: { destination: 'ch' }, reason: null },
  { name: 'not allowed', change: { destination: 'us' }, reason: 'destination-not-allowed' },
  { name: 'part of an allowed one', change: { destination: 'e' }, reason: 'destination-not-allowed' },
  { name: 'empty', change: { destination: '' }, reason: 'gate-error' },
];
const inside = { kind: 'authority', id: 'credit_policy', plane: 'eu' } as const;
const SOURCES: Dimension = [
  { name: 'inside', change: {}, reason: null },
  { name: 'not asked for', change: { requested: [] }, reason: 'source-unknown' },
  { name: 'not looked up', change: { sources: [] }, reason: 'source-unknown' },
  {
    name: 'asked for as another kind',
    change: { requested: [{ kind: 'dataset', id: 'credit_policy' }] },
    reason: 'source-unknown',
  },
  {
    name: 'one unknown',
    change: { sources: [inside, { kind: 'dataset', id: 'cars', plane: null }] },
    reason: 'source-unknown',
  },
  {
    name: 'one outside',
    change: { sources: [inside, { kind: 'evidence', id: 'cars', plane: 'us' }] },
    reason: 'evidence-outside-plane',
  },
  {
    name: 'one of a plane without name',
    change: { sources: [inside, { kind: 'dataset', id: 'cars', plane: '' }] },
    reason: 'gate-error',
  },
];
const REFERENCES: Dimension = [
  { name: 'whole', change: {}, reason: null },
  { name: 'broken', change: { brokenFindings: [brokenFinding()] }, reason: 'references-broken' },
];
const FLAGS: Dimension = [
  { name: 'some', change: {}, reason: null },
  { name: 'others', change: { flagSet: 'ffffffffffffffff' }, reason: null },
  { name: 'not known', change: { flagSet: '' }, reason: 'gate-error' },
];
const FAILURES: Dimension = [
  { name: 'none', change: {}, reason: null },
  { name: 'one', change: { failures: ['the authorities could not be read'] }, reason: 'gate-error' },
];

function* combinations(dimensions: readonly Dimension[]): Generator<readonly Variant[]> {
  const [first, ...rest] = dimensions;
  if (!first) {
    yield [];
    return;
  }
  for (const variant of first) for (const others of combinations(rest)) yield [variant, ...others];
}

const ALL = [TENANT, POLICY_AND_TIME, DESTINATION, SOURCES, REFERENCES, FLAGS, FAILURES];

describe('the export gate: truth table', () => {
  it('opens only when no input gives a reason, and otherwise names every reason and no other', () => {
    let opened = 0;
    let asked = 0;
    for (const row of combinations(ALL)) {
      const input = row.reduce((facts, variant) => ({ ...facts, ...variant.change }), openGate());
      const expected = new Set(row.flatMap((variant) => variant.reason ?? []));
      // Without a policy nobody can say which destinations it allows.
      if (input.policy === null) expected.delete('destination-not-allowed');
      const verdict = decideGate(input);
      const given = new Set(verdict.kind === 'blocked' ? verdict.reasons.map((reason) => reason.code) : []);
      asked++;
      if (verdict.kind === 'allowed') opened++;
      if (verdict.kind === 'blocked' && verdict.reasons.length === 0) throw new Error(`No reason: ${names(row)}`);
      if ([...expected].sort().join() !== [...given].sort().join()) {
        throw new Error(`${names(row)}: expected ${[...expected].join()}, the gate said ${[...given].join()}`);
      }
    }
    expect(asked).toBe(ALL.reduce((product, dimension) => product * dimension.length, 1));
    // Known tenant, two valid times, two destinations, sources inside, references whole, two flag sets, no failure.
    expect(opened).toBe(1 * 2 * 2 * 1 * 1 * 2 * 1);
  });

  function names(row: readonly Variant[]): string {
    return row.map((variant) => variant.name).join(' / ');
  }
});

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
      { code: 'source-unknown', detail: 'Not found, or not published: authority lost.' },
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

  it('counts what it does not list', () => {
    const sources = Array.from({ length: 25 }, (_, n) => ({ kind: 'dataset' as const, id: `d${n}`, plane: null }));
    const verdict = decideGate(openGate({ sources: [inside, ...sources] }));
    expect(verdict.kind === 'blocked' && verdict.reasons[0]?.detail).toContain('dataset d19 and 5 more.');
  });
});
