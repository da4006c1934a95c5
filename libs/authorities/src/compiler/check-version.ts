import { checkPins } from './check-pins.ts';
import { citedDigest } from './cited-digest.ts';
import { inTextOrder } from './finding.ts';
import type { Finding } from './finding.ts';
import { linkFinding } from './link-findings.ts';
import type { PinnedReference } from './pinned-reference.ts';
import { recheckText } from './recheck-text.ts';
import type { CheckedText } from './recheck-text.ts';
import type { ReferenceFacts } from './reference-facts.ts';
import { bindToSource } from './source-text.ts';

/**
 * What is wrong with a published version now: its pins, and the links that led nowhere when it was published (someone
 * had skipped that). Such a link that leads somewhere by now is still an error, and another one than what was skipped:
 * the version cites nothing there until it is compiled and published again. Pure.
 */
export function checkVersion(version: CheckedText, facts: ReferenceFacts): readonly Finding[] {
  const again = recheckText({ ...version, references: [] }, facts);
  const resolved = new Set(again.references.map(placeKey));
  const still = again.findings.filter((finding) => !resolved.has(placeKey(finding)));
  const unpinned = bindToSource(again.references.map(unpinnedLink), version);
  return inTextOrder([...checkPins(version.references, version, facts), ...still, ...unpinned]);
}

function unpinnedLink(pin: PinnedReference): Finding {
  const digest = pin.kind === 'own-section' ? pin.sectionDigest : citedDigest(pin);
  const finding = linkFinding('suspect-link', pin, {
    reason:
      'The link led nowhere when this version was published. It leads somewhere by now, but the version is pinned to nothing there.',
    guidance: 'Compile the draft and publish it again: that pins the link.',
    targetState: `resolves ${digest ?? ''}`,
  });
  return { ...finding, severity: 'error' };
}

function placeKey({ line, column }: { readonly line: number; readonly column: number }): string {
  return `${line}:${column}`;
}
