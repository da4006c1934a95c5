import { newCommandId } from '@chancery/event-sourcing';
import type { ActorId } from '@chancery/kernel';
import { setPlanQuotas } from '@chancery/metering';
import { executable, make } from '../follow-lift.ts';
import { fact, fresh, idOf, inMs, justAfter, said, someoneWith } from './advice-world.ts';
import type { AdviceWorld, MakeAdvice } from './advice-world.ts';

const HOUR = 3_600_000;
const REASON = 'The yearly report is due.';

const override = (world: AdviceWorld, change: object = {}) => ({
  reason: REASON,
  amount: 5,
  endsAt: inMs(world, HOUR),
  ...change,
});

async function budget({ admin, base }: AdviceWorld, change: object = {}): Promise<string> {
  const meter = fresh('meter');
  await admin.put(`${base}/budgets/${meter}/monthly`, { period: 'month', limit: 10, ...change }).expect(200);
  return `${base}/budgets/${meter}`;
}

/** Of ledgers: budgets, overrides, holds and usage. */
export const METERING_ADVICE = {
  async 'plan-quota-exceeded'(world) {
    const { admin, base, plane, tenant, clock } = world;
    const meter = fresh('meter');
    const allowance = { plan: 'starter', meters: [{ meter, quotas: [{ period: 'day' as const, limit: 10 }] }] };
    await setPlanQuotas(plane, tenant, allowance, {
      tenant,
      plane: plane.id,
      actor: 'eu_aoperator' as ActorId,
      token: null,
      network: null,
      commandId: newCommandId(),
      clientChoseCommandId: false,
      correlationId: fresh('correlation'),
      causationId: null,
      traceparent: null,
      flagSet: 'none',
      policyVersion: null,
      time: clock.now(),
      dryRun: false,
    });
    await admin.post(`${base}/usage/consume`, { meter, quantity: 8 }).expect(200);
    const send = () => admin.post(`${base}/usage/consume`, { meter, quantity: 5 });
    return {
      send,
      async advised(refusal) {
        clock.set(Date.parse(said(refusal, 'resetsAt')));
        return send();
      },
    };
  },
  async 'usage-not-yet-occurred'(world) {
    const { admin, base } = world;
    const report = (occurredAt: string) =>
      admin.post(`${base}/usage/report`, { meter: 'reported', quantity: 1, occurredAt });
    return {
      send: async () => report(inMs(world, HOUR)),
      advised: async (refusal) => report(said(refusal, 'now')),
    };
  },
  async 'usage-report-too-late'(world) {
    const { admin, base } = world;
    const body = { meter: 'reported', quantity: 1, occurredAt: inMs(world, -20 * 24 * HOUR) };
    return {
      send: () => admin.post(`${base}/usage/report`, body),
      advised: (refusal) => make(executable(refusal), admin),
    };
  },
  async 'budget-caps-out-of-order'({ admin, base }) {
    const set = (body: object) =>
      admin.put(`${base}/budgets/${fresh('meter')}/monthly`, { period: 'month', limit: 10, ...body });
    return {
      send: () => set({ softCap: 12, hardCap: 11 }),
      advised: (refusal) => set({ softCap: 12, hardCap: fact(refusal, 'softCap') }),
    };
  },
  async 'budget-too-many'({ admin, base }) {
    const meter = fresh('meter');
    const set = (name: string) => admin.put(`${base}/budgets/${meter}/${name}`, { period: 'month', limit: 10 });
    for (let n = 0; n < 20; n++) await set(`b${n}`).expect(200);
    return { send: () => set('b20'), advised: () => set('b7') };
  },
  async 'override-reason-too-short'(world) {
    const path = `${await budget(world)}/overrides`;
    const ask = (reason: string) => world.admin.post(path, override(world, { reason }));
    return {
      send: () => ask(`Due.${' '.repeat(10)}`),
      advised: (refusal) => ask('Due.'.padEnd(Number(fact(refusal, 'minimum')), '!')),
    };
  },
  async 'override-end-not-ahead'(world) {
    const path = `${await budget(world)}/overrides`;
    return {
      send: () => world.admin.post(path, override(world, { endsAt: inMs(world, 0) })),
      advised: (refusal) => world.admin.post(path, override(world, { endsAt: justAfter(refusal, 'now') })),
    };
  },
  async 'override-too-many'(world) {
    const path = `${await budget(world)}/overrides`;
    const send = () => world.admin.post(path, override(world));
    const first = await idOf(send(), 'override');
    for (let n = 1; n < 50; n++) await send().expect(201);
    return {
      send,
      async advised() {
        await world.admin.post(`${path}/${first}/reverse`, { reason: 'Granted by mistake.' }).expect(200);
        return send();
      },
    };
  },
  async 'override-not-in-force'(world) {
    const path = `${await budget(world)}/overrides`;
    const [one, other] = [
      await idOf(world.admin.post(path, override(world)), 'override'),
      await idOf(world.admin.post(path, override(world)), 'override'),
    ];
    const reverse = (id: string) => world.admin.post(`${path}/${id}/reverse`, { reason: 'Granted by mistake.' });
    await reverse(one).expect(200);
    return { send: () => reverse(one), advised: () => reverse(other) };
  },
  async 'override-request-too-many'(world) {
    const path = `${await budget(world)}/override-requests`;
    const send = () => world.admin.post(path, override(world));
    const first = await idOf(send(), 'override');
    for (let n = 1; n < 50; n++) await send().expect(201);
    return {
      send,
      async advised() {
        const other = await someoneWith(world, 'budgets:override');
        await other.post(`${path}/${first}/refuse`, { reason: 'Asked for twice.' }).expect(200);
        return send();
      },
    };
  },
  async 'override-request-not-open'(world) {
    const path = `${await budget(world)}/override-requests`;
    const other = await someoneWith(world, 'budgets:override');
    const refuse = (id: string) => other.post(`${path}/${id}/refuse`, { reason: 'Asked for twice.' });
    const ask = () => idOf(world.admin.post(path, override(world)), 'override');
    const asked = await ask();
    await refuse(asked).expect(200);
    return { send: () => refuse(asked), advised: async () => refuse(await ask()) };
  },
  async 'override-approver-not-other'(world) {
    const path = `${await budget(world, { approvals: 2 })}/override-requests`;
    const asked = await idOf(world.admin.post(path, override(world)), 'override');
    const other = await someoneWith(world, 'budgets:override');
    return {
      send: () => world.admin.post(`${path}/${asked}/approve`),
      advised: () => other.post(`${path}/${asked}/approve`),
    };
  },
  async 'hold-end-out-of-range'(world) {
    const hold = (endsAt: string) =>
      world.admin.post(`${world.base}/usage/holds`, { meter: 'held', quantity: 1, endsAt });
    return {
      send: () => hold(inMs(world, 10_000 * HOUR)),
      advised: (refusal) => hold(said(refusal, 'latest')),
    };
  },
  async 'hold-too-many'(world) {
    const { admin, base } = world;
    const meter = fresh('meter');
    const send = () => admin.post(`${base}/usage/holds`, { meter, quantity: 1, endsAt: inMs(world, HOUR) });
    const first = await idOf(send(), 'hold');
    const holds = Array.from({ length: 499 }, () => send());
    await Promise.all(holds);
    return {
      send,
      async advised() {
        await admin.post(`${base}/usage/holds/${first}/release`).expect(200);
        return send();
      },
    };
  },
  async 'hold-not-standing'(world) {
    const { admin, base } = world;
    const meter = fresh('meter');
    const hold = await idOf(
      admin.post(`${base}/usage/holds`, { meter, quantity: 5, endsAt: inMs(world, HOUR) }),
      'hold',
    );
    await admin.post(`${base}/usage/holds/${hold}/release`).expect(200);
    return {
      send: () => admin.post(`${base}/usage/holds/${hold}/commit`, { quantity: 5 }),
      advised: () => admin.post(`${base}/usage/report`, { meter, quantity: 5 }),
    };
  },
  async 'batch-not-atomic'(world) {
    const { admin, base } = world;
    const items = [fresh('meter'), fresh('meter')].map((meter) => ({ kind: 'consume', meter, quantity: 5 }));
    return {
      send: () => admin.post(`${base}/usage/batch`, { items, atomic: true }),
      advised: () => admin.post(`${base}/usage/batch`, { items }),
    };
  },
  async 'recorded-use-unknown'(world) {
    const { admin, base } = world;
    const meter = fresh('meter');
    await admin
      .post(`${base}/usage/consume`, { meter, quantity: 5 })
      .set('Idempotency-Key', `${meter}-use`)
      .expect(200);
    const correct = (command: string) =>
      admin.post(`${base}/usage/corrections`, { meter, command, quantity: -1, reason: REASON });
    return { send: () => correct(`${meter}-other`), advised: () => correct(`${meter}-use`) };
  },
  async 'correction-reason-too-short'(world) {
    const { admin, base } = world;
    const meter = fresh('meter');
    await admin
      .post(`${base}/usage/consume`, { meter, quantity: 5 })
      .set('Idempotency-Key', `${meter}-use`)
      .expect(200);
    const correct = (reason: string) =>
      admin.post(`${base}/usage/corrections`, { meter, command: `${meter}-use`, quantity: -1, reason });
    return {
      send: () => correct(`Jam.${' '.repeat(10)}`),
      advised: (refusal) => correct('Jam.'.padEnd(Number(fact(refusal, 'minimum')), '!')),
    };
  },
} as const satisfies { readonly [code: string]: MakeAdvice };
