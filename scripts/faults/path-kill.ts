import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TenantId } from '@chancery/kernel';
import { ApiClient } from '../support/client.ts';
import { startServer } from '../support/server.ts';
import type { StartedServer } from '../support/server.ts';
import { ageUploads, blobsOf, unsettled } from './path-files.ts';
import { readPathLog } from './path-log.ts';
import { pathStep, prepareSources, same, STEP_NAMES } from './path-steps.ts';
import type { Step, StepAnswer, StepName } from './path-steps.ts';
import { BATCH_ROWS, createPathTenant } from './path-tenant.ts';
import type { PathTenant } from './path-tenant.ts';
import { inTemporaryFolder } from './worker-process.ts';

/** What kill -9 did to the golden path. All but the first three must be 0, or empty. */
export interface PathKillFigures {
  readonly kills: number;
  /** Kills that came before the answer. */
  readonly interrupted: number;
  readonly killsByStep: Readonly<Record<StepName, number>>;
  /** Retries with the same key that were refused, or answered otherwise than an undisturbed step. */
  readonly wrongAnswers: readonly string[];
  /** Steps whose second retry did not give the first one's answer. */
  readonly changedAnswers: number;
  readonly chargedForNothing: readonly string[];
  readonly notCharged: readonly string[];
  /** By meter: what the ledger says less what was done. */
  readonly overcharged: Readonly<Record<string, number>>;
  /** Blobs that belong to nothing after the sweep, with uploads it did not settle and writes it left. */
  readonly orphanFiles: readonly string[];
  readonly missingFiles: readonly string[];
}

/** A step that was killed before its answer may take longer than was thought. */
const LONGER = 1.1;
const SWEEP_TIMEOUT_MS = 30_000;

/** Does the steps in turn, each killed at a random moment of its time, restarted and repeated with the same key. */
export function killOnPathTest(kills: number): Promise<PathKillFigures> {
  return inTemporaryFolder(async (dataFolder) => {
    let server = await start(dataFolder);
    try {
      const tenant = await createPathTenant(server);
      const base = `/v1/tenants/${tenant.tenant}`;
      const clientOf = () => new ApiClient(server.url, tenant.token);
      await prepareSources(clientOf(), base);
      const undisturbed = await rehearse(clientOf(), base);
      // How long a step takes by what was seen last: kills are spread over it, so that most come before the answer.
      const lasts = mapSteps((name) => undisturbed[name].milliseconds);
      const harm = { interrupted: 0, wrongAnswers: [] as string[], changedAnswers: 0 };
      const killsByStep = mapSteps(() => 0);
      for (let kill = 0; kill < kills; kill++) {
        const name = STEP_NAMES[kill % STEP_NAMES.length] ?? 'ingest';
        const step = pathStep(name, base, kill + 1);
        await step.prepare(clientOf());
        const answeredAfterMs = await killDuring(step, server, clientOf(), Math.random() * lasts[name]);
        if (answeredAfterMs === null) harm.interrupted++;
        lasts[name] = answeredAfterMs ?? lasts[name] * LONGER;
        killsByStep[name]++;
        server = await start(dataFolder);
        const [first, second] = [await perform(step, clientOf()), await perform(step, clientOf())];
        if (!same(first.alike, undisturbed[name].alike))
          harm.wrongAnswers.push(`${name} ${kill + 1}: ${JSON.stringify(first.alike)}`);
        if (!same(first.body, second.body)) harm.changedAnswers++;
      }
      const tokens = (undisturbed.compile.alike as { tokens: number }).tokens;
      const done = {
        rows: BATCH_ROWS * (2 + killsByStep.ingest),
        tokens: tokens * (2 + killsByStep.compile),
        exports: 2 + killsByStep.export + killsByStep.download,
      };
      const overcharged = await overchargedBy(clientOf(), base, done);
      await server.stop();
      return {
        kills,
        killsByStep,
        ...harm,
        overcharged,
        ...(await leftAfterSweep(dataFolder, tenant)),
      };
    } finally {
      await server.stop('SIGKILL');
    }
  });
}

function start(dataFolder: string): Promise<StartedServer> {
  return startServer({ dataFolder, environment: { CHANCERY_SAMPLES: 'off' } });
}

function mapSteps<T>(valueOf: (name: StepName) => T): Record<StepName, T> {
  return Object.fromEntries(STEP_NAMES.map((name) => [name, valueOf(name)])) as Record<StepName, T>;
}

interface Rehearsal {
  readonly milliseconds: number;
  readonly alike: unknown;
}

/** Each step once without a kill: how long it takes, and what it answers. */
async function rehearse(api: ApiClient, base: string): Promise<Readonly<Record<StepName, Rehearsal>>> {
  const rehearsals: [StepName, Rehearsal][] = [];
  for (const name of STEP_NAMES) {
    const step = pathStep(name, base, 0);
    await step.prepare(api);
    const from = performance.now();
    const { alike } = await step.perform(api);
    rehearsals.push([name, { milliseconds: performance.now() - from, alike }]);
  }
  return Object.fromEntries(rehearsals) as Record<StepName, Rehearsal>;
}

/** Returns after how many milliseconds it was answered; `null` when the kill came before the answer. */
async function killDuring(step: Step, server: StartedServer, api: ApiClient, afterMs: number): Promise<number | null> {
  let answeredAfterMs: number | null = null;
  const from = performance.now();
  const performing = step.perform(api).then(
    () => (answeredAfterMs = performance.now() - from),
    () => null,
  );
  await Promise.race([wait(afterMs), performing]);
  const known = answeredAfterMs;
  await server.stop('SIGKILL');
  await performing;
  return known;
}

/** A refusal is an answer that is like none. */
function perform(step: Step, api: ApiClient): Promise<StepAnswer> {
  return step.perform(api).catch((error: unknown) => ({ body: String(error), alike: String(error) }));
}

async function overchargedBy(
  api: ApiClient,
  base: string,
  done: Readonly<Record<string, number>>,
): Promise<Readonly<Record<string, number>>> {
  const differences = Object.entries(done).map(async ([meter, quantity]) => {
    const { used } = await api.ok<{ used: { month: number } }>('GET', `${base}/ledgers/${meter}`);
    return [meter, used.month - quantity] as const;
  });
  const different = (await Promise.all(differences)).filter(([, difference]) => difference !== 0);
  return Object.fromEntries(different);
}

/** Lets a day pass and the service sweep, then compares what the log says with what is on the disk. */
async function leftAfterSweep(
  dataFolder: string,
  { tenant }: PathTenant,
): Promise<Pick<PathKillFigures, 'chargedForNothing' | 'notCharged' | 'orphanFiles' | 'missingFiles'>> {
  const plane = join(dataFolder, 'eu');
  await ageUploads(plane);
  const server = await start(dataFolder);
  const until = Date.now() + SWEEP_TIMEOUT_MS;
  while ((await unsettled(plane)) > 0 && Date.now() < until) await wait(100);
  await server.stop();
  const { files, chargedForNothing, notCharged } = await readPathLog(plane, tenant as TenantId);
  const { keys, incoming } = await blobsOf(plane);
  const there = new Set(keys);
  const orphans = keys.filter((key) => !files.has(key));
  return {
    chargedForNothing,
    notCharged,
    orphanFiles: incoming === 0 ? orphans : [...orphans, `${incoming} unfinished writes`],
    missingFiles: [...files].filter((key) => !there.has(key)),
  };
}
