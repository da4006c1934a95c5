import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@chancery/kernel';
import type { CommandId, Rejection, TenantId } from '@chancery/kernel';
import { readEnvelope } from '@chancery/event-sourcing';
import type { Refusal } from '@chancery/event-sourcing';
import { openTestPlane } from '@chancery/testing/plane';
import type { ContextOptions, TestPlane } from '@chancery/testing/plane';
import { auditDefinition } from '../audit.definition.ts';
import { REFUSAL_WINDOW_MS } from './coalescing-refusal-sink.ts';

const tenant = 'eu_t0123' as TenantId;
const START = Date.parse('2026-11-23T12:00:00Z');
let test: TestPlane;
let clock: FixedClock;

beforeEach(async () => {
  clock = new FixedClock(START);
  test = await openTestPlane({ contexts: [auditDefinition], clock });
});

afterEach(() => test.dispose());

function refusal(code: string, options: ContextOptions = {}): Refusal {
  const rejection: Rejection = { code, message: 'No.', facts: { asked: 1 }, lift: [] };
  return { context: test.context(tenant, options), rejection, command: { type: 'Ask' }, decidedOn: null };
}

async function written() {
  const events = await test.plane.events.readTenant(tenant, 0, 100);
  return events.map((event) => readEnvelope(event)).map(({ type, data, causationId }) => ({ type, data, causationId }));
}

describe('refusals', () => {
  it('are one event per actor, reason and minute, and a count of the repeats at the end', async () => {
    const { refusals } = test.plane;
    const decisions = await Promise.all(Array.from({ length: 50 }, () => refusals.record(refusal('soft-stop'))));
    expect(new Set(decisions).size).toBe(1);
    await refusals.record(refusal('plan'));
    await refusals.record(refusal('soft-stop', { actor: 'eu_aother' }));
    expect((await written()).map(({ type }) => type)).toEqual(Array(3).fill('chancery.audit.refusal-recorded.v1'));
    await test.plane.refusals.flush();
    const counts = (await written()).slice(3);
    expect(counts).toMatchObject([
      { type: 'chancery.audit.refusals-counted.v1', data: { code: 'soft-stop', repeats: 49 } },
    ]);
  });

  it('begin a new window in the next minute, and count the one before', async () => {
    const first = await test.plane.refusals.record(refusal('soft-stop'));
    await test.plane.refusals.record(refusal('soft-stop'));
    clock.advance(REFUSAL_WINDOW_MS);
    const second = await test.plane.refusals.record(refusal('soft-stop'));
    expect(second).not.toBe(first);
    const types = (await written()).map(({ type }) => type.split('.')[2]);
    expect(types.sort()).toEqual(['refusal-recorded', 'refusal-recorded', 'refusals-counted']);
  });

  it('keep what was asked, and are observations: the refused key may be tried again', async () => {
    await test.plane.refusals.record(refusal('soft-stop', { commandId: 'the-key' }));
    expect(await written()).toMatchObject([
      {
        causationId: 'the-key',
        data: { refusedCommandId: 'the-key', refusedCommand: { type: 'Ask' }, facts: { asked: 1 } },
      },
    ]);
    await expect(test.plane.events.findCommand(tenant, 'the-key' as CommandId)).resolves.toBeNull();
  });
});
