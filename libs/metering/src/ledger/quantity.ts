/** A percentage of a budget's limit. @asType integer @minimum 1 */
export type Percent = number;

/** The most that one command can count, one budget can allow, or one override can add: a million million. */
export const MAX_QUANTITY = 1_000_000_000_000;
/** The highest threshold, in percent of a budget's limit. `MAX_QUANTITY * MAX_PERCENT` is still a safe integer. */
export const MAX_PERCENT = 1000;
export const MAX_THRESHOLDS = 20;

/** Whether it is a whole number from 1 to `MAX_QUANTITY`. */
export function isQuantity(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1 && value <= MAX_QUANTITY;
}

/** The smallest use at which `use * 100 >= limit * percent`: exact, in integers. */
export function usedAtPercent(limit: number, percent: number): number {
  const hundredfold = limit * percent;
  const remainder = hundredfold % 100;
  return (hundredfold - remainder) / 100 + (remainder === 0 ? 0 : 1);
}

const GROUPED = new Intl.NumberFormat('en-US');

/** `1,250,000`: how quantities are written in sentences. */
export function figure(quantity: number): string {
  return GROUPED.format(quantity);
}
