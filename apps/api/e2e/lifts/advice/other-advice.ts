import { jest } from '@jest/globals';
import { answerOf } from '../../test-app.ts';
import { executable, make } from '../follow-lift.ts';
import { fact, fresh, ingest, inMs, justAfter, said, someoneWith } from './advice-world.ts';
import type { AdviceWorld, MakeAdvice } from './advice-world.ts';

const CSV = 'id,note\nr1,one\nr2,two\n';
const DAY = 86_400_000;

async function exportOf(world: AdviceWorld, change: object = {}) {
  const dataset = fresh('goods');
  await ingest(world, dataset, CSV).expect(201);
  const body = { datasets: [dataset], formats: ['csv'], destination: 'eu', ...change };
  return world.admin.post(`${world.base}/exports`, body);
}

/** Of tokens, tenants, evidence and exports. */
export const OTHER_ADVICE = {
  async 'scope-escalation'(world) {
    const issuer = await someoneWith(world, 'tokens:write', 'audit:read');
    const asked = ['audit:read', 'budgets:write'];
    const issue = (scopes: readonly string[]) => issuer.post(`${world.base}/tokens`, { name: 'narrow', scopes });
    return {
      send: () => issue(asked),
      advised: (refusal) =>
        issue(asked.filter((scope) => !(fact(refusal, 'beyond') as readonly string[]).includes(scope))),
    };
  },
  async 'token-already-expired'(world) {
    const issue = (expiresAt: string) =>
      world.admin.post(`${world.base}/tokens`, { name: 'brief', scopes: ['audit:read'], expiresAt });
    return {
      send: () => issue(inMs(world, 0)),
      advised: (refusal) => issue(justAfter(refusal, 'now')),
    };
  },
  async 'policy-already-stale'(world) {
    const set = (validUntil: string) => {
      const policy = { id: 'eu_standard', allowedDestinations: ['eu'], validUntil };
      return world.admin.put(`${world.base}/residency-policy`, { policy, reason: 'Reviewed this year.' });
    };
    return {
      send: () => set(inMs(world, 0)),
      advised: (refusal) => set(new Date(Date.parse(said(refusal, 'now')) + 365 * DAY).toISOString()),
    };
  },
  async 'batch-read-differently'(world) {
    const csv = 'id;note\nr1;one\n';
    const dataset = fresh('cars');
    await ingest(world, dataset, csv, 'delimiter=%3B').expect(201);
    return {
      send: () => ingest(world, dataset, csv, 'delimiter=%2C'),
      advised: (refusal) => {
        const { delimiter } = fact(refusal, 'committed') as { readonly delimiter: string };
        return ingest(world, dataset, csv, `delimiter=${encodeURIComponent(delimiter)}`);
      },
    };
  },
  async 'upload-not-cancellable'(world) {
    const { admin, base } = world;
    const dataset = fresh('cars');
    const key = fresh('upload');
    await ingest(world, dataset, CSV).set('Idempotency-Key', key).expect(201);
    return {
      send: () => admin.post(`${base}/uploads/${key}/cancel`),
      advised: (refusal) =>
        admin.post(`${base}/datasets/${dataset}/batches/${said(refusal, 'batch')}/retract`, {
          reason: 'It was sent by mistake.',
        }),
    };
  },
  async 'export-failed'(world) {
    const { blobs } = world.plane;
    const put = blobs.put.bind(blobs);
    return {
      send: async () => {
        // The disk is full when the bundle is stored.
        const spy = jest.spyOn(blobs, 'put').mockImplementation((key, content) => {
          if (key.endsWith('.zip')) return Promise.reject(new Error('No space left on device'));
          return put(key, content);
        });
        return await exportOf(world).finally(() => spy.mockRestore());
      },
      advised: (refusal) => make(executable(refusal), world.admin),
    };
  },
  async 'export-expired'(world) {
    const { body } = answerOf(await exportOf(world, { keepDays: 1 }));
    const { id } = body as { readonly id: string };
    world.clock.advance(DAY);
    return {
      send: () => world.admin.get(`${world.base}/exports/${id}/bundle`),
      advised: (refusal) => make(executable(refusal), world.admin),
    };
  },
  async 'range-not-satisfiable'(world) {
    const { body } = answerOf(await exportOf(world));
    const path = `${world.base}/exports/${(body as { readonly id: string }).id}/bundle`;
    let length = 0;
    return {
      send: async () => {
        const answer = await world.admin.get(path).set('Range', 'bytes=999999999-');
        length = Number(/\*\/(\d+)$/.exec(answer.get('Content-Range') ?? '')?.[1]);
        return answer;
      },
      advised: () => world.admin.get(path).set('Range', `bytes=${length - 1}-`),
    };
  },
  async 'draft-moved-on'(world) {
    const { admin, base, plane } = world;
    const path = `${base}/authorities/${fresh('rule')}`;
    await admin.put(path, { text: '# Rule\n' }).expect(200);
    await admin.post(`${path}/compile`).expect(200);
    const execute = plane.runner.execute.bind(plane.runner);
    const send = () => admin.post(`${path}/publish`);
    return {
      send: async () => {
        // Someone saves the draft after its links were looked up, and before the version is recorded.
        const spy = jest
          .spyOn(plane.runner, 'execute')
          .mockImplementation(async (...args: Parameters<typeof execute>) => {
            if (args[2].type !== 'PublishAuthority') return execute(...args);
            spy.mockRestore();
            await admin.put(path, { text: '# Rule of someone else\n' }).expect(200);
            return execute(...args);
          });
        return send();
      },
      async advised(refusal) {
        await make(executable(refusal), admin);
        return send();
      },
    };
  },
} as const satisfies { readonly [code: string]: MakeAdvice };
