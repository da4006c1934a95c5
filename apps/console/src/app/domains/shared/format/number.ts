/** A whole number with the locale's grouping: "12,345". */
export function formatCount(count: number, locale?: string): string {
  return new Intl.NumberFormat(locale).format(count);
}
