import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CoalescingRefusalSink } from '@chancery/audit';
import { CONTEXTS } from '@chancery/contexts';
import { loadEventCatalogue } from '@chancery/event-sourcing';
import { systemClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import { isDistributed, readApiConfiguration } from '@chancery/platform';
import type { OpenPlane } from '@chancery/platform';
import { openDistributedPlane } from '@chancery/platform/distributed';
import { readProgress, ReadModelBehindError } from '@chancery/read-models';
import type { Projection, ProjectionAction, ProjectionRequest } from '@chancery/read-models';
import { tenancyDefinition, tenantAggregate } from '@chancery/tenancy';
import { testContext } from '@chancery/testing/plane';
import { openTopology } from './topology.fixture.ts';
import type { TestProcess, TestTopology } from './topology.fixture.ts';

const PATIENT_MS = 300_000;
const CHANGES = 3000;
/** Of every reading of the log while the read model is rebuilt, so that there is a middle of it. Milliseconds. */
const SLOW_MS = 300;
const CATALOGUE = new URL('../../eventstore/catalogue', import.meta.url).pathname;
const TENANT = 'eu_trebuilt' as TenantId;
const [tenants] = tenancyDefinition.projections as readonly [Projection];

describe('a read model rebuilt under load, across the death of the process that folds', () => {
  let topology: TestTopology;
  let plane: OpenPlane;
  const workers: TestProcess[] = [];
  const errors: unknown[] = [];
  let made = 0;

  beforeAll(async () => {
    topology = await openTopology(['eu']);
    for (const name of ['worker-1', 'worker-2']) workers.push(await topology.startWorker(name, 'projector'));
    const [configured] = readApiConfiguration(topology.environment).planes;
    if (!configured || !isDistributed(configured)) throw new Error('The plane is not distributed');
    plane = await openDistributedPlane({
      ...{ plane: configured, contexts: CONTEXTS, catalogue: loadEventCatalogue(CATALOGUE) },
      folder: join(topology.folder, 'spec'),
      refusals: (runner) => new CoalescingRefusalSink(runner, (error) => void errors.push(error)),
      onError: (error) => void errors.push(error),
    });
    await execute({
      ...{ type: 'CreateTenant' as const, tenant: TENANT, name: 'Fjord', region: 'eu' as const, legalEntity: 'Fjord' },
      ...{ timeZone: 'Europe/Berlin', locale: 'de-DE', plan: 'starter', policy: policy() },
    });
    await Promise.all(Array.from({ length: CHANGES }, () => changePolicy()));
  }, PATIENT_MS);
  afterAll(async () => {
    await plane.close();
    await topology.dispose();
    expect(errors).toEqual([]);
  }, PATIENT_MS);

  const policy = () => ({
    ...{ id: 'eu_only', allowedDestinations: ['eu'] },
    validUntil: Date.UTC(2100, 0, 1) + (made += 1),
  });
  const execute = async (command: Parameters<typeof tenantAggregate.decider.decide>[0]): Promise<string> => {
    const context = testContext('eu', TENANT, systemClock);
    const outcome = await plane.runner.execute(tenantAggregate, { tenant: TENANT }, command, context);
    if (outcome.kind === 'rejected' || outcome.position === null) throw new Error('The command was refused');
    return outcome.position;
  };
  const changePolicy = () =>
    execute({ type: 'ChangeResidencyPolicy', policy: policy(), reason: 'A rebuild is tested.' });
  const readModel = () => plane.projections.readModel(tenants);
  const version = async (minPosition: string | null = null) => {
    const document = (await readModel().get(TENANT, { minPosition })) as {
      state: { policy: { version: number } };
    } | null;
    return document?.state.policy.version ?? 0;
  };
  const status = async () => {
    const found = (await plane.projections.status()).find(({ name }) => name === tenants.name);
    if (!found) throw new Error('The projection has no status');
    return found;
  };
  let asked = 0;
  const ask = async (action: ProjectionAction) => {
    const request = `spec-${(asked += 1)}`;
    const asking = { request, requestedBy: 'eu_aoperator', at: Date.now() };
    await plane.projectionRequests.ask({ projection: tenants.name, action }, asking);
    return request;
  };
  const outcome = async (request: string): Promise<ProjectionRequest | null> =>
    plane.projectionRequests.settled(request, PATIENT_MS);
  /** The worker that folds, as it tells all others. */
  const active = async (): Promise<TestProcess> => {
    const progress = await readProgress(plane.readModels);
    const worker = workers.find(({ process }) => process.name === progress?.writer);
    if (!worker) throw new Error('Nobody folds');
    return worker;
  };
  const node = () => {
    const [stores] = topology.planes.values();
    if (!stores) throw new Error('There is no plane');
    return stores.node;
  };

  it(
    'answers all the while, never goes back, and is the same in the end',
    async () => {
      await plane.projections.waitFor(tenants.name, await plane.events.head(), PATIENT_MS);
      const ending = new AbortController();
      const seen = { reads: 0, waited: 0, behind: 0 };
      const reading = async () => {
        let last = 0;
        while (!ending.signal.aborted) {
          const present = await version();
          expect(present).toBeGreaterThanOrEqual(last);
          last = present;
          seen.reads += 1;
          await setTimeout(5);
        }
      };
      const writing = async () => {
        while (!ending.signal.aborted) {
          await setTimeout(50);
          const position = await changePolicy();
          const atLeast = made;
          try {
            expect(await version(position)).toBeGreaterThanOrEqual(atLeast);
            seen.waited += 1;
          } catch (error) {
            if (!(error instanceof ReadModelBehindError)) throw error;
            seen.behind += 1;
          }
        }
      };
      const load = Promise.all([reading(), reading(), writing()]);
      const serving = (await status()).serving.generation;

      // Rebuilt by one process, which is killed in the middle, and on by the other.
      node().faults.delayAnswers(SLOW_MS, ['read']);
      const rebuild = await ask({ kind: 'rebuild' });
      while (!(await status()).rebuilding) await setTimeout(20);
      const killed = await active();
      await killed.process.stop('SIGKILL');
      node().faults.delayAnswers(0, ['read']);
      const rebuilt = await outcome(rebuild);
      expect(rebuilt).toMatchObject({
        state: 'done',
        report: { differing: { count: 0 }, onlyInServing: { count: 0 } },
      });
      expect(rebuilt?.worker).not.toBe(killed.process.name);
      const generation = (await status()).standby?.generation ?? 0;
      expect(generation).toBeGreaterThan(serving);

      // Switched, and rolled back by the process that takes over when the other one ends in order.
      expect(await outcome(await ask({ kind: 'switch', generation }))).toMatchObject({ state: 'done', error: null });
      expect((await status()).serving.generation).toBe(generation);
      await killed.process.start();
      const ended = await active();
      await ended.process.stop('SIGTERM');
      const back = await outcome(await ask({ kind: 'switch', generation: serving }));
      expect(back).toMatchObject({ state: 'done', error: null, worker: killed.process.name });
      expect(await status()).toMatchObject({ serving: { generation: serving }, standby: { generation } });

      ending.abort();
      await load;
      expect(await version(await plane.events.head())).toBe(made);
      expect(await outcome(await ask({ kind: 'rebuild' }))).toMatchObject({ report: { differing: { count: 0 } } });
      expect(seen.reads).toBeGreaterThan(50);
      expect(seen.waited).toBeGreaterThan(seen.behind);
    },
    PATIENT_MS,
  );
});
