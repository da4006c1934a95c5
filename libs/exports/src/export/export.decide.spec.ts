import { describe, expect, it } from '@jest/globals';
import { given } from '@chancery/testing';
import { NOW, openFacts, VALID_UNTIL } from '../gate/gate.fixtures.ts';
import type { GateStage } from '../gate/gate.ts';
import { exportDecider } from './export.decide.ts';
import type { ExportBlocked, ExportEvent, ExportFailed } from './export.events.ts';
import {
  BUILD_EXPORT,
  BUILT,
  BUILT_BUNDLE,
  DOWNLOAD_EXPORT,
  EXPIRED,
  EXPORT_ID,
  REQUEST,
  REQUEST_EXPORT,
  REQUESTED,
  TENANT,
} from './export.fixtures.ts';

const outside = openFacts({
  policy: { id: 'eu_p1', version: 4, allowedDestinations: ['ch'], validUntil: VALID_UNTIL },
});

function blockedAt(stage: GateStage, change: Partial<ExportBlocked> = {}): ExportBlocked {
  return {
    type: 'ExportBlocked',
    exportId: EXPORT_ID,
    tenant: TENANT,
    stage,
    request: REQUEST,
    policyId: 'eu_p1',
    policyVersion: 4,
    allowedDestinations: ['ch'],
    policy: { id: 'eu_p1', version: 4, allowedDestinations: ['ch'], validUntil: VALID_UNTIL },
    reasons: [
      {
        code: 'destination-not-allowed',
        detail: 'Residency policy eu_p1 version 4 does not allow destination "eu"; it allows: ch.',
        fix: 'Choose an allowed destination, or have the destination added to the residency policy.',
        by: 'residency:write',
      },
    ],
    chargedBy: stage === 'download' ? null : 'key-1#charge',
    blockedAt: '2026-11-23T12:00:00.000Z',
    ...change,
  };
}

const failed: ExportFailed = {
  type: 'ExportFailed',
  cause: 'build-error',
  detail: 'The bundle could not be stored.',
  failedAt: '2026-11-23T12:00:00.000Z',
};

describe('requesting an export', () => {
  it('records the nameplate and policy the gate allowed it under', () => {
    given(exportDecider).when(REQUEST_EXPORT, NOW).then(REQUESTED);
  });

  it('is refused by the gate, as an event with every reason', () => {
    given(exportDecider)
      .when({ ...REQUEST_EXPORT, gate: outside }, NOW)
      .thenRejected('export-blocked', { stage: 'request', destination: 'eu', policyVersion: 4 }, blockedAt('request'));
  });

  it('is refused without a policy, and the event says that there was none', () => {
    const decided = given(exportDecider).when({ ...REQUEST_EXPORT, gate: openFacts({ policy: null }) }, NOW);
    expect(decided.decision.events).toMatchObject([
      { policyId: null, policyVersion: null, allowedDestinations: [], reasons: [{ code: 'policy-missing' }] },
    ]);
  });

  it('is refused when the facts are about another tenant', () => {
    const gate = openFacts({ tenant: { id: 'eu_t2other', region: 'eu', legalEntity: 'Other SA' } });
    const { decision } = given(exportDecider).when({ ...REQUEST_EXPORT, gate }, NOW);
    expect(decision.events).toMatchObject([{ type: 'ExportBlocked', reasons: [{ code: 'tenant-unknown' }] }]);
  });

  it('is refused when nothing was charged for it', () => {
    const { decision } = given(exportDecider).when({ ...REQUEST_EXPORT, chargedBy: null }, NOW);
    expect(decision.events).toMatchObject([
      { reasons: [{ code: 'gate-error', detail: 'The gate could not decide: nothing was charged for it.' }] },
    ]);
  });

  it('is refused under an ID that was used, without another event', () => {
    given(exportDecider, [REQUESTED]).when(REQUEST_EXPORT, NOW).thenRejected('export-exists', { phase: 'requested' });
  });
});

describe('what lifts a refusal', () => {
  it('offers the same export to an allowed destination, and the policy with this one', () => {
    const { decision } = given(exportDecider).when({ ...REQUEST_EXPORT, gate: outside }, NOW);
    expect(decision.kind === 'rejected' && decision.rejection.lift).toMatchObject([
      {
        by: 'exports:create',
        request: { method: 'POST', path: `/v1/tenants/${TENANT}/exports`, body: { ...REQUEST, destination: 'ch' } },
      },
      {
        action:
          'Set the residency policy "eu_p1" to allow ch, eu until 2027-01-01T00:00:00.000Z, then send the same again under a new Idempotency-Key.',
        by: 'residency:write',
        request: {
          method: 'PUT',
          path: `/v1/tenants/${TENANT}/residency-policy`,
          body: { policy: { id: 'eu_p1', allowedDestinations: ['ch', 'eu'], validUntil: '2027-01-01T00:00:00.000Z' } },
        },
      },
    ]);
  });

  it('says in words what was refused before the whole policy was recorded', () => {
    const { policy: _later, ...recorded } = blockedAt('request');
    const { decision } = given(exportDecider, [recorded]).when(DOWNLOAD_EXPORT, NOW);
    expect(decision.kind === 'rejected' && decision.rejection.lift).toMatchObject([
      { by: 'exports:create', request: { method: 'POST', body: { destination: 'ch' } } },
      { action: expect.stringContaining('have the destination added'), by: 'residency:write' },
    ]);
  });

  it('offers no other destination where something else stands in the way too', () => {
    const gate = openFacts({ policy: { id: 'p', version: 1, allowedDestinations: ['ch'], validUntil: NOW } });
    const { decision } = given(exportDecider).when({ ...REQUEST_EXPORT, gate }, NOW);
    const lift = decision.kind === 'rejected' ? decision.rejection.lift : [];
    expect(lift).toMatchObject([{ by: 'residency:write', request: { method: 'PUT' } }]);
  });

  it('offers the policy alone when it allows nothing', () => {
    const gate = openFacts({ policy: { id: 'p', version: 1, allowedDestinations: [], validUntil: VALID_UNTIL } });
    const { decision } = given(exportDecider).when({ ...REQUEST_EXPORT, gate }, NOW);
    expect(decision.kind === 'rejected' && decision.rejection.lift).toMatchObject([{ by: 'residency:write' }]);
  });

  it('names the scope for a reason that no single request lifts', () => {
    const gate = openFacts({ failures: ['the evidence could not be read.'] });
    const { decision } = given(exportDecider).when({ ...REQUEST_EXPORT, gate }, NOW);
    expect(decision.kind === 'rejected' && decision.rejection.lift).toEqual([
      { action: expect.stringContaining('correlation ID'), by: 'exports:create' },
    ]);
  });
});

describe('building an export', () => {
  it('records the bundle', () => {
    given(exportDecider, [REQUESTED]).when(BUILD_EXPORT, NOW).then(BUILT);
  });

  it('is refused by the gate, also when a bundle was built', () => {
    for (const built of [BUILT_BUNDLE, null]) {
      given(exportDecider, [REQUESTED])
        .when({ ...BUILD_EXPORT, gate: outside, built }, NOW)
        .thenRejected('export-blocked', { stage: 'build' }, blockedAt('build'));
    }
  });

  it('is refused once the policy went stale in between', () => {
    const { decision } = given(exportDecider, [REQUESTED]).when(BUILD_EXPORT, VALID_UNTIL);
    expect(decision.events).toMatchObject([{ stage: 'build', reasons: [{ code: 'policy-stale' }] }]);
  });

  it.each([
    ['another export', { exportId: 'eu_x1' }, 'export ID'],
    ['another destination', { destination: 'ch' }, 'destination'],
    ['another tenant', { nameplate: { ...BUILT.nameplate, tenant: 'eu_t2' } }, 'tenant'],
    ['another region', { nameplate: { ...BUILT.nameplate, region: 'us' } }, 'region'],
    ['another legal entity', { nameplate: { ...BUILT.nameplate, legalEntity: '' } }, 'legal entity'],
    ['another policy', { nameplate: { ...BUILT.nameplate, policyId: '' } }, 'policy ID'],
    ['an older policy version', { nameplate: { ...BUILT.nameplate, policyVersion: 2 } }, 'policy version'],
  ])('is refused when the bundle is for %s', (_name, change, part) => {
    const { decision } = given(exportDecider, [REQUESTED]).when(
      { ...BUILD_EXPORT, built: { ...BUILT_BUNDLE, ...change } },
      NOW,
    );
    expect(decision.events).toMatchObject([
      { type: 'ExportBlocked', reasons: [{ code: 'gate-error', detail: expect.stringContaining(`the ${part} in`) }] },
    ]);
  });

  it('is refused when the gate allows it and there is no bundle', () => {
    const { decision } = given(exportDecider, [REQUESTED]).when({ ...BUILD_EXPORT, built: null }, NOW);
    expect(decision.events).toMatchObject([
      { reasons: [{ detail: 'The gate could not decide: no bundle was built for it.' }] },
    ]);
  });

  it('changes nothing when it is built already', () => {
    given(exportDecider, [REQUESTED, BUILT]).when(BUILD_EXPORT, NOW).then();
  });

  it('stays refused after a refusal, a failure, or without a request', () => {
    const blocked = [REQUESTED, blockedAt('build')];
    given(exportDecider, blocked).when(BUILD_EXPORT, NOW).thenRejected('export-blocked', { stage: 'build' });
    given(exportDecider, [REQUESTED, failed])
      .when(BUILD_EXPORT, NOW)
      .thenRejected('export-failed', { cause: 'build-error' });
    given(exportDecider).when(BUILD_EXPORT, NOW).thenRejected('not-found');
  });
});

describe('failing an export', () => {
  const fail = { type: 'FailExport', cause: failed.cause, detail: failed.detail } as const;

  it('ends a requested one', () => {
    given(exportDecider, [REQUESTED]).when(fail, NOW).thenRejected('export-failed', { cause: failed.cause }, failed);
  });

  it('changes nothing about one that has ended', () => {
    given(exportDecider, [REQUESTED, BUILT]).when(fail, NOW).then();
    given(exportDecider, [REQUESTED, failed]).when(fail, NOW).then();
    given(exportDecider, [blockedAt('request')])
      .when(fail, NOW)
      .then();
  });

  it('is refused where there is none', () => {
    given(exportDecider).when(fail, NOW).thenRejected('not-found');
  });
});

describe('downloading an export', () => {
  it('is recorded each time, under the policy of the day', () => {
    const gate = openFacts({
      policy: { id: 'eu_p2', version: 7, allowedDestinations: ['eu'], validUntil: VALID_UNTIL },
    });
    given(exportDecider, [REQUESTED, BUILT])
      .when({ ...DOWNLOAD_EXPORT, gate }, NOW)
      .then({
        type: 'ExportDownloaded',
        bundleSha256: BUILT.bundle.sha256,
        policyId: 'eu_p2',
        policyVersion: 7,
        downloadedAt: '2026-11-23T12:00:00.000Z',
      });
  });

  it('is refused by the gate each time as an event, and may pass again later', () => {
    const history: ExportEvent[] = [REQUESTED, BUILT, blockedAt('download')];
    given(exportDecider, history)
      .when({ ...DOWNLOAD_EXPORT, gate: outside }, NOW)
      .thenRejected('export-blocked', { stage: 'download' }, blockedAt('download'));
    const again = given(exportDecider, history).when(DOWNLOAD_EXPORT, NOW);
    expect(again.decision).toMatchObject({ kind: 'accepted', events: [{ type: 'ExportDownloaded' }] });
  });

  it.each([
    [null, 'the stored bundle is gone'],
    ['d'.repeat(64), 'the stored bundle has digest dddd'],
  ])('is refused when the store has %s', (storedSha256, detail) => {
    const { decision } = given(exportDecider, [REQUESTED, BUILT]).when({ ...DOWNLOAD_EXPORT, storedSha256 }, NOW);
    expect(decision.events).toMatchObject([
      { type: 'ExportBlocked', reasons: [{ code: 'gate-error', detail: expect.stringContaining(detail) }] },
    ]);
  });

  it('is refused while there is no bundle', () => {
    for (const [phase, history] of [
      ['requested', [REQUESTED]],
      ['blocked', [blockedAt('request')]],
      ['failed', [REQUESTED, failed]],
    ] as const) {
      given(exportDecider, history).when(DOWNLOAD_EXPORT, NOW).thenRejected('export-not-built', { phase });
    }
    given(exportDecider).when(DOWNLOAD_EXPORT, NOW).thenRejected('not-found');
  });

  it('says which part of it was asked for', () => {
    const range = { first: 0, last: 99 };
    const { decision } = given(exportDecider, [REQUESTED, BUILT]).when({ ...DOWNLOAD_EXPORT, range }, NOW);
    expect(decision.events).toMatchObject([{ type: 'ExportDownloaded', range }]);
  });
});

describe('the end of an export', () => {
  const END = Date.parse(EXPIRED.expiredAt);
  const expire = { type: 'ExpireExport' } as const;
  const gate = openFacts();

  it('is a number of days after it was built', () => {
    const { decision } = given(exportDecider, [REQUESTED]).when(BUILD_EXPORT, NOW + 5);
    expect(decision.events).toMatchObject([{ type: 'ExportBuilt', expiresAt: '2026-12-23T12:00:00.005Z' }]);
  });

  it('refuses downloads from that instant on, whether or not it was recorded', () => {
    const before = given(exportDecider, [REQUESTED, BUILT]).when({ ...DOWNLOAD_EXPORT, gate }, END - 1);
    expect(before.decision.kind).toBe('accepted');
    for (const history of [
      [REQUESTED, BUILT],
      [REQUESTED, BUILT, EXPIRED],
    ]) {
      given(exportDecider, history)
        .when({ ...DOWNLOAD_EXPORT, gate }, END)
        .thenRejected('export-expired', { expiresAt: EXPIRED.expiredAt, keepDays: 30 });
    }
  });

  it('is recorded once, and not before it has come', () => {
    given(exportDecider, [REQUESTED, BUILT])
      .when(expire, END - 1)
      .then();
    given(exportDecider, [REQUESTED, BUILT]).when(expire, END).then(EXPIRED);
    given(exportDecider, [REQUESTED, BUILT, EXPIRED]).when(expire, END).then();
    given(exportDecider, [REQUESTED]).when(expire, END).then();
    given(exportDecider).when(expire, END).then();
  });

  it('never comes for one that was built before exports had an end', () => {
    const { expiresAt: _none, ...withoutEnd } = BUILT;
    given(exportDecider, [REQUESTED, withoutEnd])
      .when(expire, END * 2)
      .then();
  });

  it('leaves a repeated build what it was', () => {
    given(exportDecider, [REQUESTED, BUILT, EXPIRED]).when(BUILD_EXPORT, END).then();
  });
});
