import { auditInSql, readTrail, replayAndCompare } from './chapters/audit.ts';
import { breakAndMend, compileLicence, pickLinks } from './chapters/authorities.ts';
import { ingestAndMeetTheBudget, query } from './chapters/evidence.ts';
import { exportAndVerify, exportWithSkip } from './chapters/exports.ts';
import { ingestOtherFormats, queryInDepth } from './chapters/formats.ts';
import { freshTenant, setBudgets } from './chapters/tenant.ts';
import { dryRunAndScopes, holdAndCommit } from './chapters/usage.ts';
import { changeWhatIsCited, retractEvidence } from './chapters/versions.ts';
import { Story } from './story.ts';
import type { Service, World } from './world.ts';

/** What the story came to. */
export interface Told {
  readonly world: World;
  readonly summary: {
    readonly steps: number;
    readonly events: number;
    readonly replayEqualsLive: boolean;
    readonly exportVerified: boolean;
  };
}

/** Plays the whole golden path with a fresh tenant on `service`. @throws Error at the first step that does not hold. */
export async function tellGoldenPath(service: Service): Promise<Told> {
  const story = new Story();
  const world = await freshTenant(story, service);
  await setBudgets(world);
  await ingestAndMeetTheBudget(world);
  await query(world);
  await compileLicence(world);
  await breakAndMend(world);
  const exportVerified = await exportAndVerify(world);
  await pickLinks(world);
  await ingestOtherFormats(world);
  await queryInDepth(world);
  await changeWhatIsCited(world);
  await retractEvidence(world);
  await exportWithSkip(world);
  await holdAndCommit(world);
  await dryRunAndScopes(world);
  const events = await readTrail(world);
  await auditInSql(world, events);
  const replayEqualsLive = await replayAndCompare(world, events);
  return { world, summary: { steps: story.steps, events: events.length, replayEqualsLive, exportVerified } };
}
