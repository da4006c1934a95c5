import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { authoritiesProjection, authorityDocumentId } from '../authorities/authorities.projection.ts';
import type { AuthorityDocument } from '../authorities/authorities.projection.ts';
import type { AuthorityState } from '../authority/authority.state.ts';
import { parseTarget } from '../compiler/reference-target.ts';

/** Authorities looked at behind the linked ones at most; longer ways back are not reported. */
const MAX_AUTHORITIES = 1_000;

/**
 * Which authorities the linked ones link to, those link to, and so on, as compiled or published. An authority without a
 * published version has no way back: nothing can be pinned to it.
 */
export async function referenceGraph(
  plane: Plane,
  tenant: TenantId,
  authority: string,
  states: ReadonlyMap<string, AuthorityState>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const graph = new Map<string, readonly string[]>();
  if ((states.get(authority)?.versions.length ?? 0) === 0) return graph;
  for (const [id, state] of states) if (state && id !== authority) graph.set(id, linkedFromState(state));
  const authorities = plane.projections.readModel(authoritiesProjection);
  let frontier = unseen(graph, authority, [...graph.values()].flat());
  while (frontier.length > 0 && graph.size < MAX_AUTHORITIES) {
    const documents = await Promise.all(frontier.map((id) => authorities.get(authorityDocumentId(tenant, id))));
    documents.forEach((document, index) => graph.set(frontier[index] ?? '', document ? linkedFrom(document) : []));
    frontier = unseen(graph, authority, [...new Set(documents.flatMap((each) => (each ? linkedFrom(each) : [])))]);
  }
  return graph;
}

function unseen(
  graph: ReadonlyMap<string, readonly string[]>,
  authority: string,
  ids: readonly string[],
): readonly string[] {
  return [...new Set(ids)].filter((id) => id !== authority && !graph.has(id)).slice(0, MAX_AUTHORITIES - graph.size);
}

function linkedFromState({ compiled, references }: NonNullable<AuthorityState>): readonly string[] {
  const pins = [...(compiled?.references ?? []), ...references];
  return [...new Set(pins.flatMap((pin) => (pin.kind === 'authority' ? [pin.authority] : [])))];
}

function linkedFrom({ compiledLinks, publishedLinks }: AuthorityDocument): readonly string[] {
  return [...compiledLinks, ...publishedLinks].flatMap((link) => {
    const target = parseTarget(link);
    return target.kind === 'authority' && target.authority !== null ? [target.authority] : [];
  });
}
