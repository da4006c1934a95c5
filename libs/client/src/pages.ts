/** A page of a list: pass `cursor` as `after` for the next one; `null` on the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly cursor: string | null;
}

/**
 * Every item of a list, page after page; the next page is asked for when the one before is used up.
 *
 *     for await (const entry of itemsOf((after) => bodyOf(client.GET('/v1/tenants/{tenant}/audit', …))))
 */
export async function* itemsOf<T>(readPage: (after: string | undefined) => Promise<Page<T>>): AsyncGenerator<T> {
  let after: string | undefined;
  for (;;) {
    const { items, cursor } = await readPage(after);
    yield* items;
    if (cursor === null) return;
    after = cursor;
  }
}
