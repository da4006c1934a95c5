import type { ExportManifest } from './manifest.ts';

/** Content of `nameplate.txt`: follows from the manifest, so the verifier can write it again and compare. */
export function nameplateText({ nameplate, destination, export: exportId, createdAt }: ExportManifest): string {
  return [
    'Chancery export',
    `Export: ${exportId}`,
    `Tenant: ${nameplate.tenant}`,
    `Region: ${nameplate.region}`,
    `Legal entity: ${nameplate.legalEntity}`,
    `Residency policy: ${nameplate.policyId} version ${nameplate.policyVersion}`,
    `Destination: ${destination}`,
    `Created: ${createdAt}`,
    'Verify with: chancery verify-export FILE --key KEYFILE',
    '',
  ].join('\n');
}
