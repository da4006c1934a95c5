import type { PinnedAuthority, PinnedEvidence } from './pinned-reference.ts';

/** Digest of what a pinned link cites: the section, the whole text or the row. */
export function citedDigest(pin: PinnedAuthority | PinnedEvidence): string {
  return pin.kind === 'evidence' ? pin.rowDigest : (pin.sectionDigest ?? pin.textDigest);
}
