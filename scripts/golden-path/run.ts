// The main job from a fresh tenant to the auditor's replay, against a service it starts itself:
// `npm run golden-path [-- --history FILE]`. `--history` keeps the recorded bytes of every event, a line each; golden
// samples of the event catalogue are taken from there.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startServer } from '../support/server.ts';
import { auditInSql, readTrail, replayAndCompare } from './chapters/audit.ts';
import { breakAndMend, compileLicence, pickLinks } from './chapters/authorities.ts';
import { ingestAndMeetTheBudget, query } from './chapters/evidence.ts';
import { exportAndVerify, exportWithSkip } from './chapters/exports.ts';
import { ingestOtherFormats, queryInDepth } from './chapters/formats.ts';
import { freshTenant, setBudgets } from './chapters/tenant.ts';
import { dryRunAndScopes, holdAndCommit } from './chapters/usage.ts';
import { changeWhatIsCited, retractEvidence } from './chapters/versions.ts';
import { Story } from './story.ts';
import { cliOutput } from './world.ts';
import type { World } from './world.ts';

const { values } = parseArgs({ options: { history: { type: 'string' } } });
const story = new Story();
const server = await startServer({ environment: { CHANCERY_SAMPLES: 'off' } });
try {
  const summary = await tellGoldenPath(await freshTenant(story, server));
  process.stdout.write(`${JSON.stringify({ ok: true, steps: story.steps, ...summary })}\n`);
} finally {
  await server.dispose();
}

async function tellGoldenPath(world: World) {
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
  if (values.history !== undefined) keepHistory(world, values.history);
  return { events: events.length, replayEqualsLive, exportVerified };
}

/** Of the tenant and of its plane. */
function keepHistory({ tenant, server: { dataFolder } }: World, file: string): void {
  const histories = [tenant, 'eu_system'].map((of) =>
    cliOutput(story, 'export-history', '--tenant', of, '--data', dataFolder),
  );
  writeFileSync(file, histories.join(''));
}
