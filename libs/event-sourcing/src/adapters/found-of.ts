/** The values that `find` knows of `keys`, by key. */
export function foundOf<K, V>(keys: readonly K[], find: (key: K) => V | null | undefined): Map<K, V> {
  const found = new Map<K, V>();
  for (const key of keys) {
    const value = find(key);
    if (value !== null && value !== undefined) found.set(key, value);
  }
  return found;
}
