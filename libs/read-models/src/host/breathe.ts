import { setImmediate } from 'node:timers/promises';

/** Longest stretch of folding without letting requests and timers have their turn, in milliseconds. */
const STRETCH_MS = 8;
let turn = performance.now();

/**
 * Gives way to the event loop when it has waited long enough. Embedded stores answer without ever leaving the thread,
 * so a catch-up that only awaits them would hold up every request until it is done.
 */
export async function breathe(): Promise<void> {
  if (performance.now() - turn < STRETCH_MS) return;
  await setImmediate();
  turn = performance.now();
}
