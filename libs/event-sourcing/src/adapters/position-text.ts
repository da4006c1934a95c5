import type { Position } from '../event-store.ts';
import { InvalidPositionError, START } from '../event-store.ts';

/** As many digits as the greatest safe integer has. */
const ZEROS = '0'.repeat(16);

/** Numbers from 1 as text of 16 digits, whose order is theirs; 0 is `START`. */
export function positionText(position: number): Position {
  if (position === 0) return START;
  const digits = String(position);
  return (ZEROS.slice(digits.length) + digits) as Position;
}

/** The position after `position`, whether there is an event or not. */
export function positionBeyond(position: Position): Position {
  return positionText(parsePosition(position) + 1);
}

/** @throws InvalidPositionError for text that is no position of this kind of store. */
export function parsePosition(text: Position): number {
  if (text === START) return 0;
  if (!/^\d{16}$/.test(text)) throw new InvalidPositionError(`"${text}" is not a position of this store`);
  return Number(text);
}

/** A reader that stands beyond the end has seen events that are gone (a log restored or cut): it must not go on. */
export function checkWithinLog(after: number, head: number): void {
  if (after > head) {
    throw new InvalidPositionError(
      `Position ${after} lies beyond the end of the log (${head}): what was read from it is older than what it lost`,
    );
  }
}
