import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { recordOf, recordOfType } from './records.ts';
import type { EventType } from './records.ts';
import type { ReceivedEvent } from './received-event.ts';

/** The golden sample of a type, as it is received. */
function sample(type: EventType): ReceivedEvent {
  const record = readFileSync(new URL(`../../../../eventstore/catalogue/${type}/sample.json`, import.meta.url));
  const { id, stream, time, tenant, plane, correlationId } = JSON.parse(record.toString()) as Record<string, string>;
  return {
    attributes: {
      ...{ specversion: '1.0', source: `/planes/${plane}`, datacontenttype: 'application/json' },
      ...{ id: id ?? '', subject: stream ?? '', time: time ?? '', tenant: tenant ?? '', plane: plane ?? '', type },
      ...{ entry: '1', position: '1', correlationid: correlationId ?? '' },
    },
    tenant: tenant ?? '',
    entry: 1,
    record,
  };
}

describe('the record of an event', () => {
  it('is typed by the event’s type', () => {
    const event = sample('chancery.metering.budget-set.v1');
    const record = recordOfType(event, 'chancery.metering.budget-set.v1');
    // The compiler knows the payload's fields.
    const limit: number | undefined = record?.data.limit;
    expect(limit).toBeGreaterThan(0);
    expect(recordOfType(event, 'chancery.metering.usage-held.v1')).toBeNull();
  });

  it('is told apart by a switch', () => {
    const told = (['chancery.metering.budget-set.v1', 'chancery.tenancy.tenant-created.v1'] as const).map((type) => {
      const record = recordOf(sample(type));
      switch (record.type) {
        case 'chancery.metering.budget-set.v1':
          return record.data.meter;
        case 'chancery.tenancy.tenant-created.v1':
          return record.data.timeZone;
        default:
          return null;
      }
    });
    expect(told).toEqual([expect.any(String), expect.stringContaining('/')]);
  });
});
