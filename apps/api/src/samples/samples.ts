import type { PlaneId } from '@chancery/kernel';

/** A tenant made at first start, so that a newcomer sees a working system. */
export interface SampleTenant {
  readonly tenant: object;
  /** A monthly budget per meter, as the body of `PUT …/budgets/:meter/monthly`. */
  readonly budgets: { readonly [meter: string]: object };
  readonly authorities: readonly { readonly id: string; readonly text: string }[];
}

const AUTHORITIES = [
  {
    id: 'retention_rule',
    text: `# Retention rule

## Scope

This rule governs every holding in the register, such as [holding H001](evidence:holdings/H001).

## Periods

Correspondence is kept for ten years, as it was for [holding H007](evidence:holdings/H007).
`,
  },
  {
    id: 'disposal_order',
    text: `# Disposal order

## Ground

Disposal follows the periods of the [retention rule](authority:retention_rule#periods).

## Holdings

[Holding H012](evidence:holdings/H012) has reached the end of its period.
`,
  },
];

const BUDGETS = {
  rows: { period: 'month', limit: 10_000 },
  tokens: { period: 'month', limit: 50_000 },
  exports: { period: 'month', limit: 20 },
};

export const SAMPLES: { readonly [plane in PlaneId]: SampleTenant } = {
  us: {
    tenant: {
      name: 'Harbor Records',
      legalEntity: 'Harbor Records Inc.',
      timeZone: 'America/New_York',
      locale: 'en-US',
      plan: 'starter',
      policy: { id: 'us_standard', allowedDestinations: ['us'], validUntil: '2030-01-01T00:00:00Z' },
    },
    budgets: BUDGETS,
    authorities: AUTHORITIES,
  },
  eu: {
    tenant: {
      name: 'Fjord Archive',
      legalEntity: 'Fjord Archive GmbH',
      timeZone: 'Europe/Berlin',
      locale: 'de-DE',
      plan: 'starter',
      policy: { id: 'eu_standard', allowedDestinations: ['eu', 'ch'], validUntil: '2030-01-01T00:00:00Z' },
    },
    budgets: BUDGETS,
    authorities: AUTHORITIES,
  },
};
