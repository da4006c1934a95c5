import request from 'supertest';
import type { FixedClock, Json, TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { answerOf } from '../../test-app.ts';
import type { Client, TestApp } from '../../test-app.ts';
import type { Refusal, Send } from '../follow-lift.ts';

/** One tenant of a service whose clock the test holds. */
export interface AdviceWorld {
  readonly app: TestApp;
  readonly plane: Plane;
  readonly tenant: TenantId;
  readonly base: string;
  readonly admin: Client;
  readonly clock: FixedClock;
}

/** A refusal, and the way on that it advises. */
export interface Advice {
  /** The command that is refused. */
  readonly send: Send;
  /** The same after what the refusal advises was done, or as its facts and advice say it would pass. */
  readonly advised: (refusal: Refusal) => ReturnType<Send>;
}

export type MakeAdvice = (world: AdviceWorld) => Promise<Advice>;

let names = 0;

/** A name nobody has. */
export function fresh(stem: string): string {
  return `${stem}_${++names}`;
}

/** A figure or name that the refusal says. */
export function fact({ facts }: Refusal, name: string): Json {
  const found = (facts as { readonly [fact: string]: Json } | undefined)?.[name];
  if (found === undefined) throw new Error(`The refusal says no "${name}": ${JSON.stringify(facts)}`);
  return found;
}

/** A name or moment that the refusal says. */
export function said(refusal: Refusal, name: string): string {
  const found = fact(refusal, name);
  if (typeof found !== 'string') throw new Error(`"${name}" is ${JSON.stringify(found)}`);
  return found;
}

/** The moment after the one that the refusal says. */
export function justAfter(refusal: Refusal, name: string): string {
  return new Date(Date.parse(said(refusal, name)) + 1).toISOString();
}

/** A moment so many milliseconds from now, as a body has it. */
export function inMs({ clock }: AdviceWorld, milliseconds: number): string {
  return new Date(clock.now() + milliseconds).toISOString();
}

export function ingest({ app, base }: AdviceWorld, dataset: string, csv: string, query = 'rowKey=id'): request.Test {
  return request(app.server)
    .post(`${base}/datasets/${dataset}/batches?${query}`)
    .set('Authorization', `Bearer ${app.administrators.eu}`)
    .set('Content-Type', 'text/csv')
    .send(csv);
}

/** Someone else with a token of this tenant. */
export async function someoneWith({ app, base, admin }: AdviceWorld, ...scopes: readonly string[]): Promise<Client> {
  const issued = answerOf(await admin.post(`${base}/tokens`, { name: fresh('token'), scopes }).expect(201));
  return app.as((issued.body as { readonly secret: string }).secret);
}

/** The ID that an accepted command answered with. */
export async function idOf(sent: request.Test, name: string): Promise<string> {
  const { body } = answerOf(
    await sent.expect((answer) => {
      if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
    }),
  );
  return (body as { readonly [field: string]: string })[name] ?? '';
}
