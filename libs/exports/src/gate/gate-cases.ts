import type { GateFinding, GateInput, GateReasonCode, GateSkip } from './gate.ts';
import type { GateCheckName } from './gate-checks.ts';

/** One way the gate's input can be, as far as one of its checks looks at it. */
export interface GateCase {
  /** In words, after the name of the check: "tenant: known". */
  readonly name: string;
  /** The reason that follows from it, whatever the rest of the input is; `null` when the check is content. */
  readonly reason: GateReasonCode | null;
  /** Makes an input to which nothing is objected one of this case. Cases of different checks can be put together. */
  readonly apply: (input: GateInput) => GateInput;
}

/** First instant at which the example's policy is stale. */
const VALID_UNTIL = Date.UTC(2027, 0, 1);
const NOW = Date.UTC(2026, 10, 23, 12);
const POLICY = { id: 'eu_p1', version: 3, allowedDestinations: ['eu', 'ch'], validUntil: VALID_UNTIL };

/** An input to which no check objects: the authority `credit_policy` and evidence of plane `eu`, for region `eu`. */
export const OPEN_INPUT: GateInput = {
  plane: 'eu',
  exportingTenant: 'eu_t1acme',
  tenant: { id: 'eu_t1acme', region: 'eu', legalEntity: 'Acme Europe SARL' },
  policy: POLICY,
  destination: 'eu',
  requested: [{ kind: 'authority', id: 'credit_policy' }],
  sources: [
    { kind: 'authority', id: 'credit_policy', plane: 'eu' },
    { kind: 'evidence', id: 'cars', plane: 'eu' },
  ],
  brokenFindings: [],
  skippedFindings: [],
  flagSet: '4f53cda18c2baa0c',
  failures: [],
  now: NOW,
};

const FINDING: GateFinding = {
  authority: 'credit_policy',
  code: 'retracted-evidence',
  line: 12,
  column: 5,
  message: 'the row "row_9" of the dataset "cars" was retracted',
  fix: 'Cite evidence that still stands, or remove the claim.',
};
const SKIP: GateSkip = {
  ...FINDING,
  owner: 'eu_aowner',
  justification: 'The claim is about what was measured then.',
  expiresAt: VALID_UNTIL * 3,
};

/** All cases of every check; the first of each is one the check is content with. A new check needs cases to compile. */
export const GATE_CASES: { readonly [check in GateCheckName]: readonly GateCase[] } = {
  tenant: [
    { name: 'known', reason: null, apply: (input) => input },
    { name: 'unknown', reason: 'tenant-unknown', apply: set({ tenant: null }) },
    {
      name: 'of another plane',
      reason: 'tenant-unknown',
      apply: set({
        exportingTenant: 'us_t1acme',
        tenant: { id: 'us_t1acme', region: 'us', legalEntity: 'Acme Inc' },
      }),
    },
    { name: 'not the one that exports', reason: 'tenant-unknown', apply: set({ exportingTenant: 'eu_t2other' }) },
    { name: 'not named', reason: 'gate-error', apply: set({ exportingTenant: '' }) },
    {
      name: 'without legal entity',
      reason: 'gate-error',
      apply: set({ tenant: { id: 'eu_t1acme', region: 'eu', legalEntity: ' ' } }),
    },
    {
      name: 'without region',
      reason: 'gate-error',
      apply: set({ tenant: { id: 'eu_t1acme', region: '', legalEntity: 'Acme' } }),
    },
  ],
  policy: [
    { name: 'valid', reason: null, apply: (input) => input },
    { name: 'valid for one more millisecond', reason: null, apply: set({ now: VALID_UNTIL - 1 }) },
    { name: 'missing', reason: 'policy-missing', apply: set({ policy: null }) },
    { name: 'stale at its end', reason: 'policy-stale', apply: set({ now: VALID_UNTIL }) },
    { name: 'stale for long', reason: 'policy-stale', apply: set({ now: VALID_UNTIL * 2 }) },
    { name: 'without ID', reason: 'gate-error', apply: set({ policy: { ...POLICY, id: '' } }) },
    { name: 'without version', reason: 'gate-error', apply: set({ policy: { ...POLICY, version: Number.NaN } }) },
    { name: 'without end', reason: 'gate-error', apply: set({ policy: { ...POLICY, validUntil: Number.NaN } }) },
    { name: 'at no time', reason: 'gate-error', apply: set({ now: Number.NaN }) },
  ],
  destination: [
    { name: 'allowed', reason: null, apply: (input) => input },
    { name: 'another allowed one', reason: null, apply: set({ destination: 'ch' }) },
    { name: 'not allowed', reason: 'destination-not-allowed', apply: set({ destination: 'us' }) },
    { name: 'part of an allowed one', reason: 'destination-not-allowed', apply: set({ destination: 'e' }) },
    { name: 'empty', reason: 'gate-error', apply: set({ destination: '' }) },
  ],
  sources: [
    { name: 'known', reason: null, apply: (input) => input },
    {
      name: 'one not found or not published',
      reason: 'source-unknown',
      apply: (input) => ({ ...input, sources: [...input.sources, { kind: 'dataset', id: 'lost', plane: null }] }),
    },
    { name: 'none asked for', reason: 'source-unknown', apply: set({ requested: [] }) },
    {
      name: 'one not looked up',
      reason: 'source-unknown',
      apply: (input) => ({ ...input, requested: [...input.requested, { kind: 'authority', id: 'lost' }] }),
    },
    {
      name: 'asked for as another kind',
      reason: 'source-unknown',
      apply: set({ requested: [{ kind: 'dataset', id: 'credit_policy' }] }),
    },
  ],
  'plane of the sources': [
    { name: 'this one', reason: null, apply: (input) => input },
    {
      name: 'another for one of them',
      reason: 'evidence-outside-plane',
      apply: (input) => ({ ...input, sources: [...input.sources, { kind: 'evidence', id: 'vans', plane: 'us' }] }),
    },
    {
      name: 'without name for one of them',
      reason: 'gate-error',
      apply: (input) => ({ ...input, sources: [...input.sources, { kind: 'evidence', id: 'vans', plane: '' }] }),
    },
  ],
  references: [
    { name: 'whole', reason: null, apply: (input) => input },
    {
      name: 'one broken',
      reason: 'references-broken',
      apply: set({ brokenFindings: [FINDING] }),
    },
    { name: 'one broken, skipped with a justification', reason: null, apply: set({ skippedFindings: [SKIP] }) },
    {
      name: 'one broken, another one skipped',
      reason: 'references-broken',
      apply: set({ brokenFindings: [FINDING], skippedFindings: [{ ...SKIP, line: 13 }] }),
    },
    {
      name: 'one whose skip has ended',
      reason: 'references-broken',
      apply: set({ skippedFindings: [{ ...SKIP, expiresAt: NOW - 1 }] }),
    },
    {
      name: 'one skipped without justification',
      reason: 'gate-error',
      apply: set({ skippedFindings: [{ ...SKIP, justification: ' ' }] }),
    },
    {
      name: 'one skipped by nobody',
      reason: 'gate-error',
      apply: set({ skippedFindings: [{ ...SKIP, owner: '' }] }),
    },
  ],
  facts: [
    { name: 'complete', reason: null, apply: (input) => input },
    { name: 'complete under other flags', reason: null, apply: set({ flagSet: 'ffffffffffffffff' }) },
    {
      name: 'one that could not be read',
      reason: 'gate-error',
      apply: set({ failures: ['the authorities could not be read.'] }),
    },
    { name: 'without flag set', reason: 'gate-error', apply: set({ flagSet: '' }) },
  ],
};

function set(change: Partial<GateInput>): GateCase['apply'] {
  return (input) => ({ ...input, ...change });
}
