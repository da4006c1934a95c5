import { setTimeout as sleep } from 'node:timers/promises';

/** Whether nothing happened for so long. @throws what `happened` rejects with. */
export async function isSilent(happened: Promise<unknown>, forMs: number): Promise<boolean> {
  const over = new AbortController();
  const silence = sleep(forMs, true, { signal: over.signal }).catch(() => false);
  try {
    return await Promise.race([silence, happened.then(() => false)]);
  } finally {
    over.abort();
  }
}
