import type { ExportNameplate } from '../bundle/manifest.ts';

/** The nameplate as two lines of running text, for the head of a page. */
export function nameplateLines(nameplate: ExportNameplate): readonly [string, string] {
  const { tenant, region, legalEntity, policyId, policyVersion } = nameplate;
  return [
    `${legalEntity} · tenant ${tenant} · region ${region}`,
    `Residency policy ${policyId} version ${policyVersion}`,
  ];
}
