import { describe, expect, it } from '@jest/globals';
import { fold } from '@chancery/kernel';
import { exportAggregate, exportItem } from './export.aggregate.ts';
import type { ExportBlocked, ExportEvent } from './export.events.ts';
import { BUILD_EXPORT, BUILT, EXPIRED, EXPORT_ID, NAMEPLATE, REQUEST, REQUESTED, TENANT } from './export.fixtures.ts';

const { decider } = exportAggregate;

function itemAfter(...events: ExportEvent[]) {
  const state = fold((before, event: ExportEvent) => decider.evolve(before, event), decider.initialState, events);
  if (!state) throw new Error('No export');
  return exportItem(state);
}

const blocked: ExportBlocked = {
  type: 'ExportBlocked',
  exportId: EXPORT_ID,
  tenant: TENANT,
  stage: 'request',
  request: REQUEST,
  policyId: null,
  policyVersion: null,
  allowedDestinations: [],
  reasons: [{ code: 'policy-missing', detail: 'None.', fix: 'Set one.', by: 'residency:write' }],
  chargedBy: null,
  blockedAt: '2026-11-23T12:00:01.000Z',
};

describe('an export as the API shows it', () => {
  it('has its nameplate and nothing else when it was requested', () => {
    expect(itemAfter(REQUESTED)).toEqual({
      id: EXPORT_ID,
      phase: 'requested',
      progress: null,
      ...REQUEST,
      requestedAt: REQUESTED.requestedAt,
      nameplate: NAMEPLATE,
      bundle: null,
      refusal: null,
      failure: null,
      downloads: 0,
      lastDownloadedAt: null,
      expiresAt: null,
      expiredAt: null,
    });
  });

  it('has its reasons when the gate refused the request', () => {
    const item = itemAfter(blocked);
    expect(item).toMatchObject({ phase: 'blocked', nameplate: null, requestedAt: blocked.blockedAt });
    expect(item.refusal).toEqual({
      stage: 'request',
      policyId: null,
      policyVersion: null,
      allowedDestinations: [],
      reasons: blocked.reasons,
      blockedAt: blocked.blockedAt,
    });
  });

  it('keeps the time of its request when the gate refused the build', () => {
    const item = itemAfter(REQUESTED, { ...blocked, stage: 'build' });
    expect(item).toMatchObject({ phase: 'blocked', requestedAt: REQUESTED.requestedAt, refusal: { stage: 'build' } });
  });

  it('has its cause when it failed', () => {
    const failedAt = '2026-11-23T12:00:02.000Z';
    const item = itemAfter(REQUESTED, {
      type: 'ExportFailed',
      cause: 'bundle-too-large',
      detail: 'Too large.',
      failedAt,
    });
    expect(item.failure).toEqual({ cause: 'bundle-too-large', detail: 'Too large.', failedAt });
  });

  it('has its bundle when it was built, and forgets a refused download once one passed', () => {
    const downloadedAt = '2026-11-23T13:00:00.000Z';
    const downloaded: ExportEvent = {
      type: 'ExportDownloaded',
      bundleSha256: BUILT.bundle.sha256,
      policyId: 'eu_p1',
      policyVersion: 3,
      downloadedAt,
    };
    const refused = itemAfter(REQUESTED, BUILT, downloaded, { ...blocked, stage: 'download' });
    expect(refused).toMatchObject({ phase: 'built', downloads: 1, refusal: { stage: 'download' } });
    expect(refused.bundle).toEqual({
      sha256: BUILT.bundle.sha256,
      bytes: 4096,
      manifestSha256: BUILT.manifest.sha256,
      keyId: BUILT.manifest.keyId,
      createdAt: BUILT.manifest.createdAt,
      tenantLogEntry: 41,
      artifacts: BUILT.artifacts,
    });
    const passed = itemAfter(REQUESTED, BUILT, downloaded, { ...blocked, stage: 'download' }, downloaded);
    expect(passed).toMatchObject({ downloads: 2, lastDownloadedAt: downloadedAt, refusal: null });
  });

  it('says until when it is kept, and keeps what it was when that is over', () => {
    const built = itemAfter(REQUESTED, BUILT);
    expect(built).toMatchObject({ expiresAt: BUILT.expiresAt, expiredAt: null });
    expect(itemAfter(REQUESTED, BUILT, EXPIRED)).toEqual({
      ...built,
      phase: 'expired',
      expiredAt: EXPIRED.expiredAt,
    });
    const { expiresAt: _none, ...withoutEnd } = BUILT;
    expect(itemAfter(REQUESTED, withoutEnd)).toMatchObject({ phase: 'built', expiresAt: null });
  });
});

describe('stored events of version 1', () => {
  it.each([
    ['export-requested', REQUESTED],
    ['export-blocked', blocked],
  ] as const)('%s: no request named the days it is kept', (name, event) => {
    const { data } = exportAggregate.codec.encode(event);
    const { keepDays: _later, ...request } = REQUEST;
    const read = exportAggregate.codec.decode(`chancery.exports.${name}.v1`, { ...data, request });
    expect(read).toEqual({ ...event, request: { ...request, keepDays: 90 } });
  });
});

describe('the aggregate', () => {
  it('answers with the export, and never without one', () => {
    const events: ExportEvent[] = [REQUESTED];
    const state = decider.evolve(decider.initialState, REQUESTED);
    expect(exportAggregate.answer(state, events, BUILD_EXPORT).phase).toBe('requested');
    expect(() => exportAggregate.answer(null, [], BUILD_EXPORT)).toThrow('left no export');
  });
});
