import { canonicalJson } from '@chancery/kernel';
import type { ExportNameplate } from '../../bundle/manifest.ts';
import { escapeHtml } from './escape-html.ts';

/** The nameplate for machines, in the page's head. */
export function nameplateMeta(nameplate: ExportNameplate): string {
  return `<meta name="chancery-nameplate" content="${escapeHtml(canonicalJson(nameplate))}">`;
}

/** The nameplate at the top of every page. */
export function nameplateHeader(nameplate: ExportNameplate): string {
  return `<header class="nameplate">${definitions(nameplate)}</header>`;
}

/** The nameplate at the foot of every page, and again on paper. */
export function nameplateFooter(nameplate: ExportNameplate): string {
  return `<footer class="nameplate">${definitions(nameplate)}</footer>`;
}

function definitions({ tenant, region, legalEntity, policyId, policyVersion }: ExportNameplate): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Tenant', tenant],
    ['Region', region],
    ['Legal entity', legalEntity],
    ['Residency policy', `${policyId} version ${policyVersion}`],
  ];
  return `<dl>${rows.map(([term, value]) => `<div><dt>${term}</dt><dd>${escapeHtml(value)}</dd></div>`).join('')}</dl>`;
}
