import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '@chancery/kernel';
import type { JsonObject } from '@chancery/kernel';
import { NOW, openFacts, VALID_UNTIL } from '../gate/gate.fixtures.ts';
import type { GateFacts } from '../gate/gate.ts';
import { exportAggregate } from './export.aggregate.ts';
import type { BuiltBundle, ExportCommand } from './export.commands.ts';
import type { ExportBuilt, ExportEvent } from './export.events.ts';
import {
  BUILD_EXPORT,
  BUILT,
  BUILT_BUNDLE,
  DOWNLOAD_EXPORT,
  EXPORT_ID,
  REQUEST,
  REQUEST_EXPORT,
  REQUESTED,
  TENANT,
} from './export.fixtures.ts';

const { decider, codec } = exportAggregate;

/** Mostly sound facts; otherwise with parts that are wrong or gone. */
const facts: fc.Arbitrary<GateFacts> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(openFacts()) },
  {
    weight: 1,
    arbitrary: fc
      .record(
        {
          tenant: fc.constantFrom(
            null,
            { id: TENANT, region: '', legalEntity: '' },
            { id: 'eu_t2', region: 'eu', legalEntity: 'B' },
          ),
          policy: fc.constantFrom(
            null,
            { id: '', version: 3, allowedDestinations: ['eu'], validUntil: VALID_UNTIL },
            { id: 'eu_p2', version: 4, allowedDestinations: ['eu'], validUntil: VALID_UNTIL },
            { id: 'eu_p1', version: 3, allowedDestinations: [], validUntil: VALID_UNTIL },
          ),
          sources: fc.constantFrom<GateFacts['sources'][]>(
            [],
            [{ kind: 'authority', id: 'credit_policy', plane: 'us' }],
          ),
          failures: fc.constant(['broken']),
        },
        { requiredKeys: [] },
      )
      .map((change) => openFacts(change)),
  },
);

const text = fc.constantFrom('', 'eu', TENANT, EXPORT_ID, 'eu_p1', 'Acme Europe SARL', 'other');
/** A sound bundle, none, or one that is wrong in one place. */
const built: fc.Arbitrary<BuiltBundle | null> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(BUILT_BUNDLE) },
  { weight: 1, arbitrary: fc.constant(null) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('tenant', 'region', 'legalEntity', 'policyId'), text)
      .map(([part, value]) => ({ ...BUILT_BUNDLE, nameplate: { ...BUILT_BUNDLE.nameplate, [part]: value } })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(0, 4, Number.NaN)
      .map((policyVersion) => ({ ...BUILT_BUNDLE, nameplate: { ...BUILT_BUNDLE.nameplate, policyVersion } })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('exportId', 'destination'), text)
      .map(([part, value]) => ({ ...BUILT_BUNDLE, [part]: value })),
  },
);

const build = fc.tuple(facts, built).map(([gate, bundle]): ExportCommand => ({ ...BUILD_EXPORT, gate, built: bundle }));
const command: fc.Arbitrary<ExportCommand> = fc.oneof(
  facts.map((gate) => ({ ...REQUEST_EXPORT, gate })),
  build,
  fc.constant<ExportCommand>({ type: 'FailExport', cause: 'build-error', detail: 'The disk is full.' }),
  fc
    .tuple(facts, fc.constantFrom(BUILT.bundle.sha256, null))
    .map(([gate, storedSha256]) => ({ ...DOWNLOAD_EXPORT, gate, storedSha256 })),
);
const time = fc.constantFrom(NOW, NOW, NOW, NOW, VALID_UNTIL - 1, VALID_UNTIL);

/** Anything at all, or what follows a request that the gate allowed and one attempt to build it. */
const steps: fc.Arbitrary<readonly (readonly [ExportCommand, number])[]> = fc.oneof(
  fc.array(fc.tuple(command, time), { maxLength: 12 }),
  fc
    .tuple(build, time, fc.array(fc.tuple(command, time), { maxLength: 6 }))
    .map(([first, at, rest]) => [[REQUEST_EXPORT, NOW] as const, [first, at] as const, ...rest]),
);

/** Decides the commands one after another, in stream time, and gives all events with the command each came from. */
function run(given: readonly (readonly [ExportCommand, number])[]) {
  const recorded: { event: ExportEvent; command: ExportCommand; now: number }[] = [];
  let state = decider.initialState;
  let now = 0;
  for (const [asked, time] of given) {
    now = Math.max(now, time);
    const { events } = decider.decide(asked, state, now);
    state = fold((before, event: ExportEvent) => decider.evolve(before, event), state, events);
    recorded.push(...events.map((event) => ({ event, command: asked, now })));
  }
  return { recorded, state };
}

describe('any sequence of commands', () => {
  it('never yields an ExportBuilt whose manifest lacks nameplate or policy, or that the policy of the hour forbids', () => {
    let seen = 0;
    fc.assert(
      fc.property(steps, (given) => {
        for (const { event, command: asked, now } of run(given).recorded) {
          if (event.type !== 'ExportBuilt' || asked.type !== 'BuildExport') continue;
          seen++;
          expect(event.nameplate).toEqual({
            tenant: TENANT,
            region: 'eu',
            legalEntity: 'Acme Europe SARL',
            policyId: expect.stringMatching(/^eu_p[12]$/),
            policyVersion: expect.any(Number),
          });
          const { policy } = asked.gate;
          expect(policy).toMatchObject({ id: event.nameplate.policyId, version: event.nameplate.policyVersion });
          expect(policy?.allowedDestinations).toContain(REQUEST.destination);
          expect(now).toBeLessThan(policy?.validUntil ?? 0);
        }
      }),
      { numRuns: 2000 },
    );
    // Otherwise the property would hold of nothing.
    expect(seen).toBeGreaterThan(100);
  });

  it('builds at most once, and downloads only what was built', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const types = run(given).recorded.map(({ event }) => event.type);
        expect(types.filter((type) => type === 'ExportBuilt').length).toBeLessThanOrEqual(1);
        const download = types.indexOf('ExportDownloaded');
        if (download >= 0) expect(types.slice(0, download)).toContain('ExportBuilt');
      }),
    );
  });

  it('leaves events that survive being stored, and the same state when folded again', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const { recorded, state } = run(given);
        const read = recorded.map(({ event }) => {
          const { type, data } = codec.encode(event);
          return codec.decode(type, JSON.parse(JSON.stringify(data)) as JsonObject);
        });
        expect(read).toEqual(recorded.map(({ event }) => event));
        expect(fold((before, event: ExportEvent) => decider.evolve(before, event), decider.initialState, read)).toEqual(
          state,
        );
      }),
    );
  });
});

describe('folding an ExportBuilt', () => {
  it('takes the manifest’s nameplate, not the request’s', () => {
    const later: ExportBuilt = { ...BUILT, nameplate: { ...BUILT.nameplate, policyVersion: 4 } };
    const state = fold((before, event: ExportEvent) => decider.evolve(before, event), decider.initialState, [
      REQUESTED,
      later,
    ]);
    expect(state).toMatchObject({ phase: 'built', nameplate: { policyVersion: 4 } });
  });
});
