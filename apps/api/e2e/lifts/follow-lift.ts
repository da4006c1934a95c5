import type { Response } from 'supertest';
import type { Lift, LiftRequest } from '@chancery/kernel';
import { answerOf } from '../test-app.ts';
import type { Client } from '../test-app.ts';

/** A refusal as it was answered. */
export interface Refusal {
  readonly code: string;
  readonly decision?: string;
  readonly facts?: object;
  readonly lift: readonly Lift[];
}

/** A command that can be sent again. */
export type Send = () => Promise<Response>;

/** @throws Error when it is not refused with this code. */
export async function refused(send: Send, code: string): Promise<Refusal> {
  const answer = await send();
  const { status } = answer;
  const refusal = answerOf(answer).body as Refusal;
  if (refusal.code !== code) throw new Error(`Expected ${code}, got ${status}: ${JSON.stringify(refusal)}`);
  return refusal;
}

/** The way out that has requests; `method` tells two apart. @throws Error when there is none */
export function executable(refusal: Refusal, method?: string): readonly LiftRequest[] {
  const found = refusal.lift.find(({ request }) => request && (method === undefined || request.method === method));
  if (!found?.request) throw new Error(`${refusal.code} offers no request: ${JSON.stringify(refusal.lift)}`);
  return [found.request, ...(found.also ?? [])];
}

/** Makes the requests, each of which has to pass. @returns the last answer */
export async function make(requests: readonly LiftRequest[], client: Client): Promise<Response> {
  let last: Response | null = null;
  for (const { method, path, body } of requests) {
    const sent = (body ?? undefined) as object | undefined;
    last = await (method === 'PUT' ? client.put(path, sent) : client.post(path, sent));
    if (last.status >= 300) throw new Error(`${method} ${path}: ${last.status} ${JSON.stringify(last.body)}`);
  }
  if (!last) throw new Error('There was nothing to make');
  return last;
}
