import { setTimeout as wait } from 'node:timers/promises';
import type { Answer, ApiClient, RequestOptions } from '../../support/client.ts';

/** When a request is given up, and who hears of answers that do not count. */
export interface Persistence {
  readonly giveUp: AbortSignal;
  /** Told of every answer that leads to another try. */
  readonly onPassing: (answer: Answer<unknown>) => void;
}

const PAUSE_MS = 150;
/** An answer that does not come: the process is stopped, and the next try goes to the other replica. */
const PATIENCE_MS = 15_000;

/**
 * Asks again, with the same key and of the other replica, until there is an answer that says what became of it: neither
 * a broken connection nor a 5xx nor a conflict that asks for another try.
 * @throws Error when `giveUp` is aborted before.
 */
export async function requestUntilAnswered<T>(
  api: ApiClient,
  method: string,
  path: string,
  options: RequestOptions,
  { giveUp, onPassing }: Persistence,
): Promise<Answer<T>> {
  let last = 'nothing was asked';
  while (!giveUp.aborted) {
    try {
      const patience = AbortSignal.any([giveUp, AbortSignal.timeout(PATIENCE_MS)]);
      const answer = await api.request<T>(method, path, { ...options, signal: patience });
      if (answer.status < 500 && answer.status !== 409) return answer;
      onPassing(answer);
      last = `${answer.status} ${JSON.stringify(answer.body)}`;
    } catch (error) {
      last = String(error);
    }
    await wait(PAUSE_MS);
  }
  throw new Error(`${method} ${path} was never answered; the last try: ${last}`);
}
