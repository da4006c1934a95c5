import type { Position as EnginePosition } from '@eventstore/db-client';
import type { Position } from '../../event-store.ts';
import { START } from '../../event-store.ts';

/** As many digits as the largest position of the engine has: 64 bits without a sign. */
const DIGITS = 20;
const SHAPE = /^(\d{20})-(\d{20})$/;

/** Commit and prepare position, so that the order of the texts is the order of the log. */
export function positionText({ commit, prepare }: EnginePosition): Position {
  return `${digits(commit)}-${digits(prepare)}` as Position;
}

/** @throws Error for text that is no position of this kind of store. */
export function parsePosition(text: Position): EnginePosition | 'start' {
  if (text === START) return 'start';
  const [, commit, prepare] = SHAPE.exec(text) ?? [];
  if (commit === undefined || prepare === undefined) throw new Error(`"${text}" is not a position of this store`);
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}

function digits(position: bigint): string {
  return position.toString().padStart(DIGITS, '0');
}
