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
