import type { BudgetAnswer } from './ledger-answers.ts';

/** Thresholds that a budget's use reached, all in one go. */
export type CrossingView = {
  readonly budget: string;
  readonly period: 'day' | 'week' | 'month';
  /** `2026-11-23`, `2026-W48` or `2026-11`. */
  readonly periodKey: string;
  readonly epoch: number;
  /** Ascending. */
  readonly percents: readonly number[];
  readonly used: number;
  readonly limit: number;
  /** ISO 8601 UTC. */
  readonly crossedAt: string;
};

/** An override's life. */
export type OverrideView = {
  readonly override: string;
  /** Actor ID. */
  readonly grantedBy: string;
  readonly reason: string;
  readonly amount: number;
  readonly drawn: number;
  readonly status: 'in_force' | 'exhausted' | 'expired' | 'reversed';
  /** ISO 8601 UTC, as all that follow. */
  readonly grantedAt: string;
  readonly endsAt: string;
  /** When it was taken back; `null`: it was not. */
  readonly reversedAt: string | null;
};

/** A budget in the list. */
export type BudgetListItem = BudgetAnswer & {
  readonly meter: string;
  /** The last that fired, newest first; at most 20 of all budgets of the meter are kept. */
  readonly crossings: readonly CrossingView[];
};

/** A page of a tenant's budgets, by meter and slug. */
export type BudgetList = {
  readonly items: readonly BudgetListItem[];
  /** Pass as `after` for the next page; `null` when this is the last. */
  readonly cursor: string | null;
};

/** One budget, with the overrides of its meter. */
export type BudgetView = BudgetListItem & {
  /** Newest first, at most 20. */
  readonly overrides: readonly OverrideView[];
};
