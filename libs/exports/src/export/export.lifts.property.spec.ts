import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '@chancery/kernel';
import type { EpochMs, Lift, LiftRequest } from '@chancery/kernel';
import { NOW, openFacts } from '../gate/gate.fixtures.ts';
import type { GateFacts, GatePolicy } from '../gate/gate.ts';
import { exportDecider } from './export.decide.ts';
import type { ExportCommand } from './export.commands.ts';
import type { ExportEvent, ExportRequest } from './export.events.ts';
import { BUILT, BUILT_BUNDLE, REQUEST_EXPORT, REQUESTED, TENANT } from './export.fixtures.ts';
import type { ExportState } from './export.state.ts';

/** What a refusal depends on, and a way out may change. */
interface Situation {
  readonly request: ExportRequest;
  readonly policy: GatePolicy;
}

const REGIONS = ['eu', 'ch', 'us'];
const situation: fc.Arbitrary<Situation> = fc.record({
  request: fc.record({
    // Of these the tenant has those whose name begins with a "k".
    authorities: fc.subarray(['known', 'kept', 'lost']),
    datasets: fc.subarray(['kinds', 'gone']),
    formats: fc.constant(['json' as const]),
    destination: fc.constantFrom(...REGIONS),
    keepDays: fc.integer({ min: 1, max: 3650 }),
  }),
  policy: fc.record(
    {
      id: fc.constant('eu_p1'),
      version: fc.constant(3),
      allowedDestinations: fc.subarray(REGIONS),
      validUntil: fc.constantFrom(NOW - 86_400_000, NOW, NOW + 1, NOW + 86_400_000),
      exportKeepDays: fc.integer({ min: 1, max: 3650 }),
    },
    { requiredKeys: ['id', 'version', 'allowedDestinations', 'validUntil'] },
  ),
});

function factsOf({ request, policy }: Situation): GateFacts {
  const held = (kind: 'authority' | 'dataset') => (id: string) => ({
    kind,
    id,
    plane: id.startsWith('k') ? ('eu' as const) : null,
  });
  const sources = [...request.authorities.map(held('authority')), ...request.datasets.map(held('dataset'))];
  return openFacts({ policy, sources });
}

/** The three times that the gate is asked: the command, and what happened before it. */
const STAGES = {
  request: {
    before: (_request: ExportRequest): readonly ExportEvent[] => [],
    command: (each: Situation): ExportCommand => ({
      ...REQUEST_EXPORT,
      request: each.request,
      gate: factsOf(each),
    }),
  },
  build: {
    before: (request: ExportRequest): readonly ExportEvent[] => [{ ...REQUESTED, request }],
    command: ({ request, policy }: Situation): ExportCommand => ({
      type: 'BuildExport',
      gate: factsOf({ request, policy }),
      built: {
        ...BUILT_BUNDLE,
        destination: request.destination,
        nameplate: { ...BUILT_BUNDLE.nameplate, policyVersion: policy.version },
      },
    }),
  },
  download: {
    before: (request: ExportRequest): readonly ExportEvent[] => [{ ...REQUESTED, request }, BUILT],
    command: (each: Situation): ExportCommand => ({
      type: 'DownloadExport',
      gate: factsOf(each),
      storedSha256: BUILT.bundle.sha256,
    }),
  },
};
type Stage = keyof typeof STAGES;

function decide(stage: Stage, each: Situation, now: EpochMs = NOW) {
  const { before, command } = STAGES[stage];
  const state = fold<ExportState, ExportEvent>(exportDecider.evolve, null, before(each.request));
  return exportDecider.decide(command(each), state, now);
}

/** What the requests of a way out make of the situation, as their routes do. */
function after(requests: readonly LiftRequest[], each: Situation): Situation {
  return requests.reduce((made, { method, path, body }) => {
    if (method === 'POST') {
      expect(path).toBe(`/v1/tenants/${TENANT}/exports`);
      return { ...made, request: body as ExportRequest };
    }
    expect(path).toBe(`/v1/tenants/${TENANT}/residency-policy`);
    const { policy } = body as { readonly policy: Omit<GatePolicy, 'validUntil'> & { readonly validUntil: string } };
    const version = made.policy.version + 1;
    return { ...made, policy: { ...policy, validUntil: Date.parse(policy.validUntil), version } };
  }, each);
}

function requestsOf({ request, also = [] }: Lift): readonly LiftRequest[] {
  return request ? [request, ...also] : [];
}

describe('the ways out of what the gate refuses', () => {
  it.each<Stage>(['request', 'build', 'download'])('are each enough, and none is more than enough: at %s', (stage) => {
    const taken = new Map<string, number>();
    fc.assert(
      fc.property(situation, (each) => {
        const refusal = decide(stage, each);
        if (refusal.kind === 'accepted') return;
        for (const lift of refusal.rejection.lift) {
          const requests = requestsOf(lift);
          if (requests.length === 0) continue;
          const kind = requests.map(({ method }) => method).join();
          taken.set(kind, (taken.get(kind) ?? 0) + 1);
          const made = after(requests, each);
          // Another request is another export, from its beginning.
          const then = requests.some(({ method }) => method === 'POST') ? 'request' : stage;
          expect(decide(then, made).kind).toBe('accepted');
          for (const less of withLess(each, made)) expect(decide(then, less).kind).toBe('rejected');
        }
      }),
      { numRuns: 2000 },
    );
    expect([...taken.keys()].toSorted()).toEqual(['POST', 'PUT', 'PUT,POST']);
    for (const count of taken.values()) expect(count).toBeGreaterThan(20);
  });

  /** Each of the changes from one to the other taken back alone. */
  function withLess(from: Situation, to: Situation): readonly Situation[] {
    const { request, policy } = to;
    const less: Situation[] = [];
    if (request.destination !== from.request.destination) {
      less.push({ policy, request: { ...request, destination: from.request.destination } });
    }
    for (const kind of ['authorities', 'datasets'] as const) {
      for (const id of from.request[kind].filter((each) => !request[kind].includes(each))) {
        less.push({ policy, request: { ...request, [kind]: [...request[kind], id] } });
      }
    }
    for (const region of policy.allowedDestinations.filter((each) => !from.policy.allowedDestinations.includes(each))) {
      const allowedDestinations = policy.allowedDestinations.filter((each) => each !== region);
      less.push({ request, policy: { ...policy, allowedDestinations } });
    }
    if (policy.validUntil !== from.policy.validUntil) {
      less.push({ request, policy: { ...policy, validUntil: from.policy.validUntil } });
    }
    expect(policy.exportKeepDays).toBe(from.policy.exportKeepDays);
    return less;
  }

  it('are each enough for an export that has ended by the refusal: what was refused is asked for anew', () => {
    let taken = 0;
    fc.assert(
      fc.property(situation, (each) => {
        const { events } = decide('request', each);
        const state = fold<ExportState, ExportEvent>(exportDecider.evolve, null, events);
        if (state?.phase !== 'blocked') return;
        const download = STAGES.download.command(each);
        const refusal = exportDecider.decide(download, state, NOW);
        if (refusal.kind === 'accepted') throw new Error('There was something to download');
        expect(refusal.rejection.code).toBe('export-not-built');
        for (const lift of refusal.rejection.lift) {
          const requests = requestsOf(lift);
          if (requests.length === 0) continue;
          taken++;
          expect(requests.at(-1)?.method).toBe('POST');
          expect(decide('request', after(requests, each)).kind).toBe('accepted');
        }
      }),
      { numRuns: 1000 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});

describe('how long a bundle is kept', () => {
  it('is what was asked for, and never longer than the policy of the build or of now allows', () => {
    const days = fc.integer({ min: 1, max: 3650 });
    const limit = fc.option(days, { nil: undefined });
    fc.assert(
      fc.property(days, limit, limit, (asked, atBuild, atDownload) => {
        const policyOf = (exportKeepDays: number | undefined) => {
          const policy = { id: 'eu_p1', version: 3, allowedDestinations: ['eu'], validUntil: Date.UTC(2100, 0, 1) };
          return exportKeepDays === undefined ? policy : { ...policy, exportKeepDays };
        };
        const request = { ...REQUESTED.request, keepDays: asked };
        const build = exportDecider.decide(
          { type: 'BuildExport', gate: openFacts({ policy: policyOf(atBuild) }), built: BUILT_BUNDLE },
          fold<ExportState, ExportEvent>(exportDecider.evolve, null, [{ ...REQUESTED, request }]),
          NOW,
        );
        const state = fold<ExportState, ExportEvent>(exportDecider.evolve, null, [
          { ...REQUESTED, request },
          ...build.events,
        ]);
        const end = NOW + Math.min(asked, atBuild ?? asked, atDownload ?? asked) * 86_400_000;
        const download: ExportCommand = {
          type: 'DownloadExport',
          gate: openFacts({ policy: policyOf(atDownload) }),
          storedSha256: BUILT.bundle.sha256,
        };
        expect(exportDecider.decide(download, state, end - 1).kind).toBe('accepted');
        const refused = exportDecider.decide(download, state, end);
        expect(refused.kind === 'rejected' && refused.rejection).toMatchObject({
          code: 'export-expired',
          facts: { expiresAt: new Date(end).toISOString(), keepDays: asked },
        });
        const expire = { type: 'ExpireExport' as const, ...(atDownload ? { exportKeepDays: atDownload } : {}) };
        expect(exportDecider.decide(expire, state, end - 1).events).toEqual([]);
        expect(exportDecider.decide(expire, state, end).events).toMatchObject([{ type: 'ExportExpired' }]);
      }),
    );
  });
});
