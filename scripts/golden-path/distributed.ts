import type { PlaneId } from '@chancery/kernel';
import { ApiClient } from '../support/client.ts';
import { startDistributed } from '../support/distributed.ts';
import type { DistributedService } from '../support/distributed.ts';
import { withPlaneRecord } from '../support/plane-record.ts';
import { deliveryOf } from '../support/record/delivery.ts';
import { readTopic } from '../support/record/kafka-reader.ts';
import type { KafkaReader } from '../support/record/kafka-reader.ts';
import type { RecordedLog } from '../support/record/recorded-log.ts';
import { tellGoldenPath } from './tell.ts';

const PLANES: readonly PlaneId[] = ['us', 'eu'];
const DELIVERY_MS = 60_000;

/**
 * The story on the distributed topology: two API processes that get the requests in turn, three workers, both planes,
 * and a consumer of each plane's topic.
 */
export async function goldenPathDistributed() {
  const service = await startDistributed({
    planes: PLANES,
    apis: 2,
    workers: ['projector,publisher', 'projector,publisher', 'projector,publisher,reactor'],
  });
  const readers = new Map<PlaneId, KafkaReader>();
  try {
    for (const plane of PLANES) {
      readers.set(plane, await readTopic(service.engines.kafka.url, `chancery.events.${plane}`));
    }
    await meterAbroad(service);
    const { world, summary } = await tellGoldenPath({
      urls: service.urls,
      administrators: service.administrators,
      folder: service.folder,
      cli: { options: [], environment: service.environment },
    });
    const kafka = { tenants: 0, events: 0, missing: 0, outOfOrder: 0, foreign: 0 };
    for (const [plane, reader] of readers) {
      const url = service.engines.eventStores.get(plane)?.url ?? '';
      const delivery = await withPlaneRecord(plane, url, (events) => deliveryOf(events, reader, DELIVERY_MS));
      const { received } = reader;
      kafka.tenants += received.events.size;
      kafka.events += [...received.events.values()].reduce((sum, events) => sum + events.length, 0);
      kafka.missing += delivery.missing.length;
      kafka.outOfOrder += delivery.outOfOrder.length;
      kafka.foreign += foreignTenants(plane, delivery.log, received.events.keys());
    }
    const ok = kafka.missing + kafka.outOfOrder + kafka.foreign === 0;
    await world.story.tell(
      `Kafka gave ${kafka.events} events of ${kafka.tenants} tenants: ${ok ? 'each of them once, in order, in its plane' : 'NOT as they are recorded'}`,
    );
    return { ok, ...summary, steps: world.story.steps, kafka };
  } finally {
    for (const reader of readers.values()) await reader.stop();
    await service.dispose();
  }
}

/** Something to tell the planes apart by: a tenant of the other one, with events of its own. */
async function meterAbroad({ urls, administrators }: DistributedService): Promise<void> {
  const operator = new ApiClient(urls, administrators.get('us') ?? '');
  const { tenant } = await operator.ok<{ tenant: string }>('POST', '/v1/planes/us/tenants', {
    body: {
      name: 'Abroad',
      legalEntity: 'Abroad Inc.',
      timeZone: 'America/New_York',
      locale: 'en-US',
      policy: { id: 'us_only', allowedDestinations: ['us'], validUntil: '2035-01-01T00:00:00Z' },
    },
  });
  const scopes = ['usage:consume'];
  const { secret } = await operator.ok<{ secret: string }>('POST', `/v1/tenants/${tenant}/tokens`, {
    body: { name: 'meter', scopes },
  });
  const member = new ApiClient(urls, secret);
  for (let number = 1; number <= 20; number++) {
    await member.ok('POST', `/v1/tenants/${tenant}/usage/consume`, {
      body: { meter: 'tokens', quantity: number },
      key: `abroad-${number}`,
    });
  }
}

/** Tenants of another plane in this one's store or topic. */
function foreignTenants(plane: PlaneId, { byTenant }: RecordedLog, received: Iterable<string>): number {
  return [...byTenant.keys(), ...received].filter((tenant) => !tenant.startsWith(`${plane}_`)).length;
}
