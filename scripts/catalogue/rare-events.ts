import { tokenAggregate } from '@chancery/access';
import { refusalsAggregate } from '@chancery/audit';
import { authorityAggregate, authoritySettingsAggregate } from '@chancery/authorities';
import { datasetAggregate, savedQueryAggregate } from '@chancery/evidence';
import { exportAggregate, signingKeysAggregate } from '@chancery/exports';
import { systemTenant } from '@chancery/kernel';
import type { TokenId } from '@chancery/kernel';
import { tenantAggregate } from '@chancery/tenancy';
import { context, DAY, operator, print, START, tell, tenant } from './rare-event-teller.ts';
import { tellLedgerEvents } from './rare-ledger-events.ts';

/**
 * Prints events that the golden path does not make, a line each, for `npm run catalogue -- --samples`: the same
 * deciders, codecs and sealer as in the service, at fixed times. Used once per new event type, when it is added.
 */
tellLedgerEvents();

const policy = { id: 'eu_only', allowedDestinations: ['eu'], validUntil: START + 365 * DAY };
tell(tenantAggregate, undefined, [
  {
    at: START,
    command: {
      type: 'CreateTenant',
      tenant,
      name: 'Sample',
      region: 'eu',
      legalEntity: 'Sample GmbH',
      timeZone: 'Europe/Berlin',
      locale: 'de-DE',
      plan: 'starter',
      policy,
    },
  },
  {
    at: START + 1,
    command: {
      type: 'ChangeResidencyPolicy',
      reason: 'Switzerland joins.',
      policy: { ...policy, allowedDestinations: ['eu', 'ch'] },
    },
  },
  {
    at: START + 2,
    command: { type: 'ChangeTimeZone', timeZone: 'America/New_York', reason: 'The finance team moved.' },
  },
]);

const token = 'eu_k0123456789abcdef' as TokenId;
tell(tokenAggregate, token, [
  {
    at: START,
    command: {
      type: 'IssueToken',
      token,
      tenant,
      holder: operator,
      name: 'nightly ingest',
      secretHash: 'cd'.repeat(32),
      scopes: ['evidence:ingest'],
      expiresAt: null,
      issuedBy: operator,
      issuerScopes: ['*'],
    },
  },
  { at: START + 1, command: { type: 'RevokeToken', reason: 'Laptop lost.' } },
]);

tell(refusalsAggregate, undefined, [
  {
    at: START,
    command: { type: 'CountRefusals', actor: operator, code: 'budget-soft-stopped', windowStart: START, repeats: 49 },
  },
]);

tell(datasetAggregate, 'holdings', [
  { at: START, command: { type: 'AbandonIngest', charge: 'ingest-1#charge', rows: 120 } },
]);

const digestOf = (letter: string) => letter.repeat(64);
const place = { line: 3, column: 1 } as const;
const missing = { fingerprint: digestOf('f'), code: 'unknown-authority', target: 'authority:gazette' } as const;
const reason = 'There is no authority "gazette" in this tenant.';
const cited = { target: 'evidence:holdings/H1', dataset: 'holdings', row: 'H1', batch: 'b0123456789abcdef01234567' };
const text = '# Rule\n\n[g](authority:gazette) [h](evidence:holdings/H1)\n';
tell(authorityAggregate, 'rule', [
  { at: START, command: { type: 'DraftAuthority', authority: 'rule', title: 'Rule', text, basedOn: null } },
  {
    at: START + 1,
    command: {
      type: 'CompileAuthority',
      authority: 'rule',
      draftRevision: 1,
      textDigest: digestOf('a'),
      tokens: 24,
      tokenizer: 'o200k_base',
      charge: 'sample-2',
      sections: [],
      references: [{ kind: 'evidence', ...cited, rowDigest: digestOf('b'), line: 3, column: 26, from: 37, to: 57 }],
      findings: [],
    },
  },
  {
    at: START + 2,
    command: {
      type: 'SkipFinding',
      authority: 'rule',
      finding: { ...missing, ...place, reason },
      fingerprint: missing.fingerprint,
      blocks: true,
      allowSkips: true,
      category: 'external-source',
      justification: 'The gazette is cited in print until it is published here.',
      owner: operator,
      expiresAt: START + 90 * DAY,
    },
  },
  {
    at: START + 3,
    command: { type: 'RevokeSkip', authority: 'rule', skip: 's1', reason: 'The gazette was published.' },
  },
  {
    at: START + 4,
    command: {
      type: 'AcceptLink',
      authority: 'rule',
      target: cited.target,
      digest: digestOf('c'),
      present: digestOf('c'),
    },
  },
]);
tell(authoritySettingsAggregate, undefined, [
  {
    at: START,
    command: { type: 'ChangeAuthoritySettings', allowSkips: false, reason: 'The review of the beta asks for it.' },
  },
]);

const withdrawn = {
  dataset: 'zipcodes',
  reason: 'The supplier withdrew the file',
  citedBy: ['credit_policy'],
} as const;
print(
  datasetAggregate,
  'zipcodes',
  2,
  {
    type: 'RowsRetracted',
    ...withdrawn,
    rows: [{ row: '00501', batch: 'b0123456789abcdef01234567', digest: 'ab'.repeat(32) }],
    retractedAt: START,
  },
  context(START, 'sample-retract-rows'),
);
print(
  datasetAggregate,
  'zipcodes',
  3,
  {
    type: 'BatchRetracted',
    ...withdrawn,
    batch: 'b0123456789abcdef01234567',
    rows: 42_048,
    columns: [{ name: 'zip_code', type: 'VARCHAR' }],
    retractedAt: START + 1,
  },
  context(START + 1, 'sample-retract-batch'),
);
print(
  datasetAggregate,
  'zipcodes',
  5,
  {
    type: 'DatasetDeleted',
    ...withdrawn,
    batches: [{ batch: 'b89abcdef0123456701234567', rows: 10 }],
    deletedAt: START + 2,
  },
  context(START + 2, 'sample-delete-dataset'),
);

const keys = ['eu_k0000000000000001', 'eu_k0000000000000002'] as const;
const publicKey = Buffer.alloc(32, 7).toString('base64');
tell(
  signingKeysAggregate,
  undefined,
  [
    { at: START, command: { type: 'CreateSigningKey', keyId: keys[0], publicKey } },
    {
      at: START + DAY,
      command: { type: 'RotateSigningKey', keyId: keys[1], publicKey, replaces: keys[0], reason: 'scheduled' },
    },
  ],
  systemTenant('eu'),
);

print(
  exportAggregate,
  'eu_x0199c1f2a4b87c0d9e3f5a6b7c8d9e0f',
  1,
  {
    type: 'ExportFailed',
    cause: 'bundle-too-large',
    detail: 'The bundle would be larger than 256 MB.',
    failedAt: '2026-11-23T12:00:00.000Z',
  },
  context(START, 'sample-export'),
);

const EXPORT = 'eu_x0199c1f2a4b87c0d9e3f5a6b7c8d9e0f';
const exportRequest = {
  authorities: ['credit_policy'],
  datasets: [],
  formats: ['html', 'pdf'],
  destination: 'eu',
  keepDays: 30,
} as const;
print(
  exportAggregate,
  EXPORT,
  0,
  {
    type: 'ExportRequested',
    exportId: EXPORT,
    tenant,
    request: exportRequest,
    nameplate: { tenant, region: 'eu', legalEntity: 'Acme Europe SARL', policyId: 'eu_only', policyVersion: 1 },
    chargedBy: 'sample-export#charge',
    requestedAt: '2026-11-23T12:00:00.000Z',
  },
  context(START, 'sample-export-request'),
);
print(
  exportAggregate,
  EXPORT,
  2,
  {
    type: 'ExportBlocked',
    exportId: EXPORT,
    tenant,
    stage: 'download',
    request: exportRequest,
    policyId: 'eu_only',
    policyVersion: 1,
    allowedDestinations: ['ch'],
    reasons: [
      {
        code: 'destination-not-allowed',
        detail: 'Residency policy eu_only version 1 does not allow destination "eu"; it allows: ch.',
        fix: 'Choose an allowed destination, or have the destination added to the residency policy.',
        by: 'residency:write',
      },
    ],
    chargedBy: null,
    blockedAt: '2026-11-24T12:00:00.000Z',
  },
  context(START + DAY, 'sample-export-download'),
);
const expiredAt = '2026-12-23T12:00:00.000Z';
const expired = { type: 'ExportExpired', bundleSha256: 'ef'.repeat(32), expiredAt } as const;
print(exportAggregate, EXPORT, 3, expired, context(START + 30 * DAY, 'sample-export-expiry'));

tell(savedQueryAggregate, 'places', [
  { at: START, command: { type: 'SaveQuery', name: 'places', sql: 'FROM zipcodes', description: 'All places' } },
  { at: START + DAY, command: { type: 'RemoveQuery', name: 'places' } },
]);
