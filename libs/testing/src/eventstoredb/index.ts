export type { CallCounts } from './call-counts.ts';
export type { CallKind, Faults, Loss, LossForm, Refusal } from './faults.ts';
export type { EventStoreDbNodeOptions } from './node.ts';
export { EventStoreDbTestNode, startEventStoreDbNode } from './node.ts';
export type { SelfSigned } from './self-signed.ts';
export { selfSigned } from './self-signed.ts';
