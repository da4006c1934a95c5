export { bodyOf, createChanceryClient } from './chancery-client.ts';
export type { ChanceryClient, ChanceryClientOptions } from './chancery-client.ts';
export type { components, operations, paths } from './generated/api.ts';
export { itemsOf } from './pages.ts';
export type { Page } from './pages.ts';
export { ProblemError, UnexpectedAnswerError } from './problem-error.ts';
export type { Lift, Problem, ProblemCode } from './problem-error.ts';
