/** What stands before the statement when it is composed. */
export const COMPOSED_PREFIX = 'SELECT * FROM (\n';

/**
 * A SELECT from `sql`, itself one valid SELECT, as a subquery that `rest` follows. Semicolons after it are blanked out
 * one by one from the end until the composition parses: nothing but comments can follow them, so no text of the
 * statement changes. The line break before the bracket ends a comment at the end.
 */
export async function composeAround(
  sql: string,
  rest: string,
  parses: (composed: string) => Promise<boolean>,
): Promise<string> {
  for (let text = sql; ;) {
    const composed = `${COMPOSED_PREFIX}${text}\n) ${rest}`;
    const semicolon = text.lastIndexOf(';');
    if (semicolon === -1 || (await parses(composed))) return composed;
    text = `${text.slice(0, semicolon)} ${text.slice(semicolon + 1)}`;
  }
}
