export * from './tenancy.definition.ts';
export * from './policy-of.ts';
export * from './tenancy.module.ts';
export * from './tenant-of.ts';
export * from './tenant/tenant.aggregate.ts';
export * from './tenant/tenant.events.ts';
export * from './tenant/tenant.state.ts';
