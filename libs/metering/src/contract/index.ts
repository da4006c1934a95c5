export * from './budget-views.ts';
export * from './budget.dto.ts';
export * from './hold.dto.ts';
export * from './ledger-answers.ts';
export * from './override-views.ts';
export * from './override.dto.ts';
export * from './preview.ts';
export * from './usage.dto.ts';
