import type { LinkTargetKind } from './index/link-target.ts';

/** What a token needs, besides the route's scope, to be shown evidence. */
const EVIDENCE_SCOPE = 'evidence:read';

/** Those of the kinds that a token with these scopes may be shown. */
export function readableKinds(kinds: readonly LinkTargetKind[], scopes: readonly string[]): readonly LinkTargetKind[] {
  const mayReadEvidence = scopes.includes(EVIDENCE_SCOPE) || scopes.includes('*');
  return mayReadEvidence ? kinds : kinds.filter((kind) => kind !== 'dataset' && kind !== 'row');
}
