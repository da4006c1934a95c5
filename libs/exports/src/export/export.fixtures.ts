import type { TenantId } from '@chancery/kernel';
import { openFacts } from '../gate/gate.fixtures.ts';
import type { BuildExport, BuiltBundle, DownloadExport, RequestExport } from './export.commands.ts';
import type { ExportBuilt, ExportExpired, ExportRequest, ExportRequested } from './export.events.ts';

export const TENANT = 'eu_t1acme' as TenantId;
export const EXPORT_ID = 'eu_x0193a5b0c0de7000800000000000abcd';

export const REQUEST: ExportRequest = {
  authorities: ['credit_policy'],
  datasets: [],
  formats: ['html', 'json'],
  destination: 'eu',
  keepDays: 30,
};

export const REQUEST_EXPORT: RequestExport = {
  type: 'RequestExport',
  exportId: EXPORT_ID,
  tenant: TENANT,
  request: REQUEST,
  gate: openFacts(),
  chargedBy: 'key-1#charge',
};

export const NAMEPLATE = {
  tenant: TENANT,
  region: 'eu',
  legalEntity: 'Acme Europe SARL',
  policyId: 'eu_p1',
  policyVersion: 3,
};

export const REQUESTED: ExportRequested = {
  type: 'ExportRequested',
  exportId: EXPORT_ID,
  tenant: TENANT,
  request: REQUEST,
  nameplate: NAMEPLATE,
  chargedBy: 'key-1#charge',
  requestedAt: '2026-11-23T12:00:00.000Z',
};

const BUNDLE_DIGEST = 'b'.repeat(64);

export const BUILT_BUNDLE: BuiltBundle = {
  exportId: EXPORT_ID,
  destination: 'eu',
  nameplate: NAMEPLATE,
  bundle: { sha256: BUNDLE_DIGEST, bytes: 4096, blobKey: `exports/${TENANT}/${EXPORT_ID}/${BUNDLE_DIGEST}.zip` },
  manifest: {
    sha256: 'a'.repeat(64),
    keyId: 'eu_k0123456789abcdef',
    createdAt: '2026-11-23T12:00:00.000Z',
    tenantLogEntry: 41,
  },
  artifacts: [
    { path: 'authorities/credit_policy.json', mediaType: 'application/json', bytes: 2048, sha256: 'c'.repeat(64) },
  ],
};

export const BUILD_EXPORT: BuildExport = { type: 'BuildExport', gate: openFacts(), built: BUILT_BUNDLE };

export const BUILT: ExportBuilt = {
  type: 'ExportBuilt',
  nameplate: NAMEPLATE,
  bundle: BUILT_BUNDLE.bundle,
  manifest: BUILT_BUNDLE.manifest,
  artifacts: BUILT_BUNDLE.artifacts,
  expiresAt: '2026-12-23T12:00:00.000Z',
};

export const EXPIRED: ExportExpired = {
  type: 'ExportExpired',
  bundleSha256: BUNDLE_DIGEST,
  expiredAt: '2026-12-23T12:00:00.000Z',
};

export const DOWNLOAD_EXPORT: DownloadExport = {
  type: 'DownloadExport',
  gate: openFacts(),
  storedSha256: BUNDLE_DIGEST,
};
