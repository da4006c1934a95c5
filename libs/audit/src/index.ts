export * from './audit.definition.ts';
export * from './audit.module.ts';
export * from './decisions/explain-decision.ts';
export * from './refusals/coalescing-refusal-sink.ts';
export * from './refusals/refusals.aggregate.ts';
export * from './refusals/refusals.events.ts';
export * from './replay/replay-tenant.ts';
export * from './trail/audit-rows.ts';
