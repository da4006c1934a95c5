export * from './context-definition.ts';
export * from './http/caller.ts';
export * from './planes/plane.ts';
export * from './problems/catalogue.ts';
export * from './problems/problem.ts';
