import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** Random bytes of one ID. */
const ID_BYTES = 16;
/** Random bytes are fetched for so many IDs at once: one system call each would cost more than all the rest of an ID. */
const POOLED_IDS = 256;

const pool = new Uint8Array(ID_BYTES * POOLED_IDS);
let used = pool.length;
let lastMs = -Infinity;
let sequence = 0;

/**
 * A UUID version 7 (RFC 9562): IDs of one process ascend as text, also within a millisecond and when the clock steps
 * back; the other bits are random.
 */
export function timeOrderedId(): string {
  const random = randomBytes();
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    // 31 bits: a millisecond has room to count up.
    sequence = new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 1;
  } else {
    sequence = (sequence + 1) | 0;
    if (sequence === 0) lastMs++;
  }
  return v7({ random, msecs: lastMs, seq: sequence });
}

function randomBytes(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool.subarray(used, (used += ID_BYTES));
}
