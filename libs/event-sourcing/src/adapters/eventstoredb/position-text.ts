import type { Position as EnginePosition } from '@eventstore/db-client';
import type { Position } from '../../event-store.ts';
import { InvalidPositionError, START } from '../../event-store.ts';

/** As many digits as the largest position of the engine has: 64 bits without a sign. */
const DIGITS = 20;
const LARGEST = 2n ** 64n - 1n;
const SHAPE = /^(\d{20})-(\d{20})$/;

/** Commit and prepare position, so that the order of the texts is the order of the log. */
export function positionText({ commit, prepare }: EnginePosition): Position {
  return `${digits(commit)}-${digits(prepare)}` as Position;
}

/** @throws InvalidPositionError for text that is no position of this kind of store. */
export function parsePosition(text: Position): EnginePosition | 'start' {
  if (text === START) return 'start';
  const [, commit, prepare] = SHAPE.exec(text) ?? [];
  const position = { commit: BigInt(commit ?? 0), prepare: BigInt(prepare ?? 0) };
  if (commit === undefined || position.commit > LARGEST || position.prepare > LARGEST) {
    throw new InvalidPositionError(`"${text}" is not a position of this store`);
  }
  return position;
}

function digits(position: bigint): string {
  return position.toString().padStart(DIGITS, '0');
}
