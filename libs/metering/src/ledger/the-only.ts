/** The item that an accepted command left behind. @throws Error when there is none (a bug). */
export function theOnly<T>(items: readonly T[], isIt: (item: T) => boolean): T {
  const found = items.find(isIt);
  if (!found) throw new Error('An accepted command left nothing to answer with');
  return found;
}
