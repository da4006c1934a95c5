import type { Answer } from '../../support/client.ts';
import type { Problem, World } from '../world.ts';

/** What is decided without being recorded, and what a token may not do. */
export async function dryRunAndScopes(world: World): Promise<void> {
  const body = { meter: 'tokens', quantity: 5 };
  const dry = await world.member.request('POST', `${world.base}/usage/consume`, { body, dryRun: true });
  world.story.expect(
    dry.headers.get('chancery-dry-run') === 'true' && !dry.headers.has('chancery-entry'),
    'a dry run',
    dry.body,
  );
  await world.story.tell('A dry run of `consume`: decided, nothing appended');
  const denied: Answer<Problem> = await world.member.request('GET', `${world.base}/audit`);
  world.story.expect(denied.status === 403, 'the member not to read the audit trail', denied.body);
  await world.story.tell(`The member may not read the audit trail: ${denied.body.code}`, denied);
}

interface Hold {
  readonly hold: string;
}

/** Work under way reserves what it may need; what it did not use is free again. */
export async function holdAndCommit({ story, member, admin, base }: World): Promise<void> {
  const used = async () => {
    const { budgets } = await admin.ok<{ budgets: { used: number }[] }>('GET', `${base}/ledgers/tokens`);
    return budgets[0]?.used ?? 0;
  };
  const before = await used();
  const endsAt = new Date(Date.now() + 600_000).toISOString();
  const held = await member.request<Hold>('POST', `${base}/usage/holds`, {
    body: { meter: 'tokens', quantity: 5000, endsAt },
  });
  story.expect(held.status === 201, 'a hold', held.body);
  await story.tell('Held 5,000 tokens for ten minutes', held);
  const committed = await member.request('POST', `${base}/usage/holds/${held.body.hold}/commit`, {
    body: { quantity: 1200 },
  });
  story.expect(committed.status === 200 && (await used()) === before + 1200, 'what was used charged', committed.body);
  await story.tell('Committed for the 1,200 that were used; the rest is free again', committed);
}
