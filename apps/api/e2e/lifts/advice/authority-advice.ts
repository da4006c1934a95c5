import { answerOf } from '../../test-app.ts';
import type { Client } from '../../test-app.ts';
import { fact, fresh, inMs, justAfter } from './advice-world.ts';
import type { AdviceWorld, MakeAdvice } from './advice-world.ts';

const DAY = 86_400_000;
const JUSTIFICATION = 'The act is published at the end of the week.';

/** An authority with a draft. */
async function drafted({ admin, base }: AdviceWorld, text: string): Promise<string> {
  const path = `${base}/authorities/${fresh('rule')}`;
  await admin.put(path, { text }).expect(200);
  return path;
}

interface CompileAnswer {
  readonly findings: readonly { readonly target: string; readonly fingerprint: string }[];
}

async function compile(admin: Client, path: string): Promise<CompileAnswer['findings']> {
  return (answerOf(await admin.post(`${path}/compile`).expect(200)).body as CompileAnswer).findings;
}

async function skipOf(world: AdviceWorld, finding: string, change: object = {}): Promise<object> {
  const me = answerOf(await world.admin.get('/v1/me').expect(200)).body as { readonly actor: string };
  const expiresAt = inMs(world, DAY);
  return { finding, category: 'target-pending', justification: JUSTIFICATION, owner: me.actor, expiresAt, ...change };
}

/** A draft with one finding that blocks, compiled; and how it is skipped. */
async function skippable(world: AdviceWorld) {
  const path = await drafted(world, '# Rule\n\n[act](authority:nowhere)\n');
  const [finding] = await compile(world.admin, path);
  const skip = async (change: object = {}) =>
    world.admin.post(`${path}/skips`, await skipOf(world, finding?.fingerprint ?? '', change));
  return { path, skip };
}

/** Of authorities: drafts, fixes, skips and links. */
export const AUTHORITY_ADVICE = {
  async 'revision-mismatch'(world) {
    const path = await drafted(world, '# Rule\n');
    await world.admin.put(path, { text: '# Rule of someone else\n' }).expect(200);
    const save = (revision: number) => world.admin.put(path, { text: '# Mine\n' }).set('If-Match', `"${revision}"`);
    return { send: () => save(1), advised: (refusal) => save(Number(fact(refusal, 'revision'))) };
  },
  async 'fix-not-applicable'(world) {
    const path = await drafted(world, '# Rule\n\n[act](authority:nowhere)\n');
    const fix = (target: string) =>
      world.admin.post(`${path}/fixes`, { kind: 'retarget', target, to: 'authority:act' });
    return {
      send: () => fix('authority:somewhere'),
      async advised() {
        const [finding] = await compile(world.admin, path);
        return fix(finding?.target ?? '');
      },
    };
  },
  async 'finding-not-found'(world) {
    const path = await drafted(world, '# Rule\n\n[act](authority:nowhere)\n');
    const skip = async (finding: string) => world.admin.post(`${path}/skips`, await skipOf(world, finding));
    return {
      send: () => skip('0'.repeat(64)),
      async advised() {
        const [finding] = await compile(world.admin, path);
        return skip(finding?.fingerprint ?? '');
      },
    };
  },
  async 'skip-justification-too-short'(world) {
    const { skip } = await skippable(world);
    const short = 'It is pending.';
    return {
      send: () => skip({ justification: short }),
      advised: (refusal) =>
        skip({ justification: short + 'x'.repeat(Number(fact(refusal, 'required')) - short.length) }),
    };
  },
  async 'skip-end-not-ahead'(world) {
    const { skip } = await skippable(world);
    return {
      send: () => skip({ expiresAt: inMs(world, 0) }),
      advised: (refusal) => skip({ expiresAt: justAfter(refusal, 'now') }),
    };
  },
  async 'skips-too-many'(world) {
    const links = Array.from({ length: 101 }, (_, n) => `[act](authority:nowhere_${n})`);
    const path = await drafted(world, `# Rule\n\n${links.join('\n\n')}\n`);
    const findings = await compile(world.admin, path);
    const skip = async (index: number) =>
      world.admin.post(`${path}/skips`, await skipOf(world, findings[index]?.fingerprint ?? ''));
    for (let index = 0; index < 100; index++) await skip(index);
    return {
      send: () => skip(100),
      async advised(refusal) {
        const [oldest] = fact(refusal, 'oldest') as readonly string[];
        await world.admin.post(`${path}/skips/${oldest}/revoke`, { reason: 'The finding was mended.' }).expect(200);
        return skip(100);
      },
    };
  },
  async 'skip-not-in-force'(world) {
    const { path, skip } = await skippable(world);
    await skip();
    const revoke = (id: string) => world.admin.post(`${path}/skips/${id}/revoke`, { reason: 'The act is there.' });
    return {
      send: () => revoke('s9'),
      advised: (refusal) => revoke((fact(refusal, 'inForce') as readonly string[])[0] ?? ''),
    };
  },
  async 'link-not-found'(world) {
    const { admin, base } = world;
    const act = await drafted(world, '# Act\n');
    await compile(admin, act);
    const { body } = answerOf(await admin.post(`${act}/publish`).expect(200));
    const target = `authority:${act.slice(`${base}/authorities/`.length)}`;
    const path = await drafted(world, `# Rule\n\n[act](${target})\n`);
    const digest = (body as { readonly textDigest: string }).textDigest;
    const send = () => admin.post(`${path}/acceptances`, { target, digest });
    return {
      send,
      async advised() {
        await compile(admin, path);
        return send();
      },
    };
  },
} as const satisfies { readonly [code: string]: MakeAdvice };
