import { setTimeout as wait } from 'node:timers/promises';
import { openMongoDocumentStore } from '@chancery/read-models/mongodb';
import { startDistributed } from '../../support/distributed.ts';
import type { DistributedService } from '../../support/distributed.ts';
import { withPlaneRecord } from '../../support/plane-record.ts';
import { deliveryOf } from '../../support/record/delivery.ts';
import { readTopic } from '../../support/record/kafka-reader.ts';
import type { KafkaReader } from '../../support/record/kafka-reader.ts';
import { evidenceNotFound } from './evidence.ts';
import { Load } from './load.ts';
import { differencesToRebuild } from './rebuilt.ts';
import { targetsOf } from './targets.ts';
import type { Target } from './targets.ts';
import { createLoadTenants } from './tenants.ts';
import { verdict } from './verdict.ts';
import type { Harm } from './verdict.ts';

export interface DistributedFaultsOptions {
  readonly rounds: number;
  /** How long a process is stopped before it goes on. */
  readonly pauseSeconds: number;
  /** Names of the targets to hit; empty: all. */
  readonly aim: readonly string[];
}

export interface DistributedFaultsFigures extends Harm {
  readonly rounds: number;
  /** How often each process was hit, and how. */
  readonly hits: Readonly<Record<string, number>>;
  readonly commands: number;
  readonly events: number;
  /** Read models that are not what a fresh fold of the log gives. */
  readonly notAsRebuilt: readonly string[];
  /** Tenants whose evidence is not what was accepted. */
  readonly evidence: readonly string[];
}

const TENANTS = 6;
/** Nothing may stay unanswered longer than this. */
const GIVE_UP_MS = 300_000;
const DELIVERY_MS = 120_000;
/** A killed process stays away for so long, so that another has to take over. */
const AWAY_MS = 6_000;

/** Hits processes at random while clients go on; then compares everything with what is recorded. */
export async function distributedFaultsTest(options: DistributedFaultsOptions): Promise<DistributedFaultsFigures> {
  const service = await startDistributed({
    planes: ['eu'],
    apis: 2,
    workers: ['projector,publisher', 'projector,publisher', 'projector,publisher'],
  });
  let reader: KafkaReader | null = null;
  try {
    reader = await readTopic(service.engines.kafka.url, 'chancery.events.eu');
    const tenants = await createLoadTenants(service.urls, service.administrators.get('eu') ?? '', TENANTS);
    const giveUp = AbortSignal.timeout(options.rounds * (options.pauseSeconds + 60) * 1000 + GIVE_UP_MS);
    const load = new Load(tenants, giveUp);
    load.start();
    const hits = await hitAtRandom(targetsOf(service, options.aim), load, options);
    const record = await load.stop();
    const evidence = await evidenceNotFound(tenants, record.rows, giveUp);
    return await compare(service, reader, record, { rounds: options.rounds, hits, commands: load.sent, evidence });
  } finally {
    await reader?.stop().catch(() => undefined);
    await service.dispose();
  }
}

interface Blow {
  readonly target: Target;
  readonly how: 'kill -9' | 'stop and continue';
}

/** Every target in either way, in random order. */
function shuffled(targets: readonly Target[]): readonly Blow[] {
  const blows = targets.flatMap((target) => [
    { target, how: 'kill -9' as const },
    { target, how: 'stop and continue' as const },
  ]);
  const order = new Map(blows.map((blow) => [blow, Math.random()]));
  return blows.sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
}

/** Each round hits one process while a fresh cap is raced for; none twice in one way before all were hit in it. */
async function hitAtRandom(targets: readonly Target[], load: Load, { rounds, pauseSeconds }: DistributedFaultsOptions) {
  const hits: Record<string, number> = {};
  const deck: Blow[] = [];
  for (let round = 1; round <= rounds; round++) {
    if (deck.length === 0) deck.push(...shuffled(targets));
    const blow = deck.pop();
    if (!blow) throw new Error('There is nothing to hit');
    const { target, how } = blow;
    const hit = `${target.name}: ${how}`;
    hits[hit] = (hits[hit] ?? 0) + 1;
    process.stdout.write(`round ${round}: ${hit} (${load.sent} commands so far)\n`);
    const racing = load.raceForCap(round);
    await wait(Math.random() * 1500);
    if (how === 'kill -9') {
      await target.kill();
      await wait(AWAY_MS);
      await target.start();
    } else {
      target.pause();
      await wait(pauseSeconds * 1000);
      target.continue();
    }
    await racing;
  }
  return hits;
}

async function compare(
  service: DistributedService,
  reader: KafkaReader,
  record: Awaited<ReturnType<Load['stop']>>,
  done: Pick<DistributedFaultsFigures, 'rounds' | 'hits' | 'commands' | 'evidence'>,
): Promise<DistributedFaultsFigures> {
  const url = service.engines.eventStores.get('eu')?.url ?? '';
  const live = await openMongoDocumentStore({ url: service.environment['MONGODB_URL_EU'] ?? '' });
  try {
    return await withPlaneRecord('eu', url, async (events) => {
      const delivery = await deliveryOf(events, reader, DELIVERY_MS);
      const recorded = [...delivery.log.byTenant.values()].reduce((sum, of) => sum + of.length, 0);
      const notAsRebuilt = await differencesToRebuild(events, live);
      return { ...done, events: recorded, ...verdict(record, delivery), notAsRebuilt };
    });
  } finally {
    await live.close();
  }
}
