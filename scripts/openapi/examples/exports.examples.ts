import type { ApiExample } from './api-example.ts';

const EXPORT = { authorities: ['retention_rule'], datasets: ['holdings'], formats: ['html', 'json', 'csv'] };

export const EXPORT_EXAMPLES: readonly ApiExample[] = [
  {
    operation: 'requestExport',
    name: 'blocked',
    summary: 'Refused by the export gate: the destination is not allowed',
    as: 'member',
    body: { ...EXPORT, destination: 'us' },
    status: 403,
  },
  {
    operation: 'requestExport',
    name: 'built',
    summary: 'A signed bundle',
    as: 'member',
    headers: { 'Idempotency-Key': 'quarter-end-2026-4' },
    body: { ...EXPORT, destination: 'eu' },
    status: 201,
    keep: { export: 'id' },
  },
  { operation: 'listExports', name: 'exports', summary: 'All exports', as: 'member', status: 200 },
  { operation: 'readExport', name: 'export', summary: 'With its manifest', as: 'member', status: 200 },
  { operation: 'followExport', name: 'ended', summary: 'Of a build that has ended', as: 'member', status: 200 },
  { operation: 'downloadExport', name: 'bundle', summary: 'The ZIP file', as: 'member', status: 200 },
  {
    operation: 'downloadExport',
    name: 'range',
    summary: 'The first hundred bytes of it',
    as: 'member',
    headers: { Range: 'bytes=0-99' },
    status: 206,
  },
  {
    operation: 'downloadExport',
    name: 'dry-run',
    summary: 'Whether it could be downloaded',
    as: 'member',
    headers: { 'Dry-Run': 'true' },
    status: 200,
  },
  {
    operation: 'rotateSigningKey',
    name: 'rotated',
    summary: 'A new key; the old one stays in history',
    as: 'operator',
    path: { plane: 'eu' },
    status: 200,
  },
  {
    operation: 'listSigningKeys',
    name: 'keys',
    summary: 'What `chancery verify-export` needs',
    as: 'anyone',
    path: { plane: 'eu' },
    status: 200,
  },
];
