import { describe, expect, it } from '@jest/globals';
import type { ProjectionStatus } from '@chancery/read-models';
import { LagMeter } from './lag-meter.ts';

function status(name: string, checkpoint: string, head: string, parked = 0): ProjectionStatus {
  const nothing = { poison: [], rebuilding: null, standby: null, failure: null };
  return { name, serving: { name, generation: 1001 }, checkpoint, head, parked, ...nothing };
}

describe('the lag of read models', () => {
  it('is nothing while all have caught up', () => {
    const meter = new LagMeter();
    expect(meter.lagOf([status('a', '3', '3'), status('b', '3', '3')], 100)).toEqual({
      lagMs: 0,
      behind: [],
      parked: 0,
    });
  });

  it('counts from when the first event was seen that waits still, for the one furthest behind', () => {
    const meter = new LagMeter();
    meter.lagOf([status('a', '3', '3')], 0);
    expect(meter.lagOf([status('a', '3', '5'), status('b', '5', '5', 2)], 100)).toEqual({
      lagMs: 0,
      behind: ['a'],
      parked: 2,
    });
    expect(meter.lagOf([status('a', '3', '9')], 400).lagMs).toBe(300);
    expect(meter.lagOf([status('a', '5', '9')], 500).lagMs).toBe(100);
    expect(meter.lagOf([status('a', '9', '9')], 600).lagMs).toBe(0);
  });
});
