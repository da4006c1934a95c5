// The child process imports this file: no alias resolves there.
import { LruMap } from '../../../kernel/src/lru.ts';

const REMEMBERED = 32;
/** UTF-16 code units of a statement; a longer one is not remembered. */
const MAX_LENGTH = 16_384;

/** What follows from a statement's text alone, of those that were seen last: the same question need not be parsed again. */
export class StatementMemory<V> {
  private readonly known = new LruMap<string, V>(REMEMBERED);

  /** @param find throws when the statement is refused, and then nothing is remembered */
  async of(sql: string, find: () => Promise<V>): Promise<V> {
    const remembered = this.known.get(sql);
    if (remembered !== undefined) return remembered;
    const found = await find();
    if (sql.length <= MAX_LENGTH) this.known.set(sql, found);
    return found;
  }

  clear(): void {
    this.known.clear();
  }
}
