/** Two decimals, as figures are printed. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The value below which `share` (0 to 1) of them lie; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** How long `work` took, in milliseconds, and what it gave. */
export async function timed<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly ms: number }> {
  const from = performance.now();
  const result = await work();
  return { result, ms: performance.now() - from };
}
