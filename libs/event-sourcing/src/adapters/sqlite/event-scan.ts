import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { LruMap } from '../../../../kernel/src/lru.ts';
import type { StoredEvent } from '../../event-store.ts';
import { StoreDamagedError } from '../../event-store.ts';
import { checkMaxCount } from '../append-rules.ts';
import type { EventRow, LogNames } from './event-rows.ts';
import { decodeEvent, EVENT_COLUMNS } from './event-rows.ts';

/** A condition and its parameters. */
export interface Sql {
  readonly text: string;
  readonly parameters: readonly SQLInputValue[];
}

export const EVERYTHING: Sql = { text: 'TRUE', parameters: [] };

/** Which events to look at, along a column that numbers them without gaps, and which of them to give. */
export interface EventScan {
  /** The events that `column` numbers: all of them, those of a tenant, those of a stream. */
  readonly among: Sql;
  readonly column: 'position' | 'entry' | 'revision';
  /** `null`: give all. */
  readonly filter: Sql | null;
  readonly backward: boolean;
}

/** Rows looked at before other work gets its turn: some milliseconds. */
const WINDOW = 5000;
const CACHED_STATEMENTS = 100;

/** Events as they are collected, up to a number of them and a weight. */
export class CollectedEvents {
  readonly events: StoredEvent[] = [];
  private readonly maxCount: number;
  private readonly maxBytes: number;
  private bytes = 0;

  /** @throws RangeError when `maxCount` is not at least 1 */
  constructor(maxCount: number, maxBytes = Infinity) {
    checkMaxCount(maxCount);
    this.maxCount = maxCount;
    this.maxBytes = maxBytes;
  }

  get full(): boolean {
    return this.events.length >= this.maxCount || this.bytes >= this.maxBytes;
  }

  get room(): number {
    return this.maxCount - this.events.length;
  }

  add(event: StoredEvent): void {
    this.events.push(event);
    this.bytes += event.bytes.byteLength;
  }
}

/** Reads ranges of the log window by window, and vouches for them: a number that is missing is an error, not a gap. */
export class EventScanner {
  private readonly statements = new LruMap<string, StatementSync>(CACHED_STATEMENTS);
  private readonly db: DatabaseSync;
  private readonly names: LogNames;

  constructor(db: DatabaseSync, names: LogNames) {
    this.db = db;
    this.names = names;
  }

  /**
   * Collects what lies in (`low`, `high`] until the range ends or `into` is full.
   * @returns what is left of the range
   * @throws StoreDamagedError
   */
  async collect(
    scan: EventScan,
    low: number,
    high: number,
    into: CollectedEvents,
  ): Promise<{ readonly low: number; readonly high: number }> {
    const left = { low, high };
    for (;;) {
      const size = scan.filter ? WINDOW : Math.min(WINDOW, into.room);
      if (scan.backward) left.high = this.window(scan, Math.max(left.low, left.high - size), left.high, into);
      else left.low = this.window(scan, left.low, Math.min(left.high, left.low + size), into);
      if (left.low >= left.high || into.full) return left;
      await nextTurn();
    }
  }

  /** @returns where to go on: the last number seen (forward), or the one below it (backward) */
  private window(scan: EventScan, low: number, high: number, into: CollectedEvents): number {
    const { among, column, filter, backward } = scan;
    const statement = this.statement(
      `${among.text} ${column} ${filter?.text ?? ''} ${backward}`,
      () => `SELECT ${EVENT_COLUMNS} FROM events WHERE ${rangeOf(scan)} ${filter ? `AND ${filter.text}` : ''}
        ORDER BY ${column} ${backward ? 'DESC' : 'ASC'}`,
    );
    const parameters = [...among.parameters, low, high];
    let found = 0;
    let seen = backward ? low : high;
    for (const row of statement.iterate(...parameters, ...(filter?.parameters ?? []))) {
      const event = decodeEvent(row as unknown as EventRow, this.names);
      into.add(event);
      found++;
      if (into.full) {
        const at = column === 'position' ? Number(event.position) : event[column];
        seen = backward ? at - 1 : at;
        break;
      }
    }
    const [from, to] = backward ? [seen, high] : [low, seen];
    const there = filter ? this.count(scan, from, to) : found;
    if (there !== to - from) {
      throw new StoreDamagedError(
        `The log is damaged: of ${column} ${from + 1} to ${to}, ${to - from - there} are missing`,
      );
    }
    return seen;
  }

  private count(scan: EventScan, low: number, high: number): number {
    const { among, column } = scan;
    const statement = this.statement(
      `count ${among.text} ${column}`,
      () => `SELECT count(*) FROM events WHERE ${rangeOf(scan)}`,
    );
    const [row] = statement.all(...among.parameters, low, high) as unknown as readonly (readonly [number])[];
    return row?.[0] ?? 0;
  }

  /** @param key tells the statement from all others and is shorter than its text */
  private statement(key: string, sql: () => string): StatementSync {
    let statement = this.statements.get(key);
    if (!statement) {
      statement = this.db.prepare(sql());
      statement.setReturnArrays(true);
      this.statements.set(key, statement);
    }
    return statement;
  }
}

function rangeOf({ among, column }: EventScan): string {
  return `${among.text} AND ${column} > ? AND ${column} <= ?`;
}
