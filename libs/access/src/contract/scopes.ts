/** Every scope a route can ask for, `resource:action`. Tokens are granted a subset; `*` (first administrator) is all. */
export const SCOPES = [
  'tenants:create',
  'tenants:list',
  'tenants:read',
  'tenants:write',
  'residency:write',
  'tokens:write',
  'tokens:read',
  'budgets:write',
  'budgets:read',
  'budgets:override',
  'overrides:request',
  'usage:consume',
  'usage:check',
  'usage:report',
  'evidence:ingest',
  'evidence:retract',
  'evidence:read',
  'evidence:query',
  'queries:write',
  'queries:read',
  'datasets:delete',
  'authorities:write',
  'authorities:compile',
  'authorities:publish',
  'authorities:read',
  'authorities:skip',
  'authorities:accept',
  'authorities:settings',
  'exports:create',
  'exports:read',
  'exports:download',
  'audit:read',
  'decisions:read',
  'events:read',
  'projections:read',
  'projections:manage',
] as const;

export type Scope = (typeof SCOPES)[number];

/** Scopes that only an operator's token can use: their routes belong to a plane, not to a tenant. */
export const OPERATOR_SCOPES: readonly Scope[] = [
  'tenants:create',
  'tenants:list',
  'projections:read',
  'projections:manage',
];
