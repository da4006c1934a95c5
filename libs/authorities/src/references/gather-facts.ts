import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { authorityAggregate } from '../authority/authority.aggregate.ts';
import type { Authority, AuthorityState } from '../authority/authority.state.ts';
import type { ReferenceFacts } from '../compiler/reference-facts.ts';
import { parseTarget } from '../compiler/reference-target.ts';
import { evidenceFacts } from './evidence-facts.ts';
import { knownAuthorities } from './known-authorities.ts';
import { referenceGraph } from './reference-graph.ts';

/** Streams read at the same time. */
const READ_TOGETHER = 32;

/**
 * Looks up what links can be resolved against. Linked authorities and evidence are read as they are now; candidates and
 * the graph behind the linked authorities come from the read model, which may be a moment behind.
 */
export async function gatherFacts(
  plane: Plane,
  tenant: TenantId,
  authority: string,
  links: readonly { readonly target: string }[],
): Promise<ReferenceFacts> {
  const targets = links.map(({ target }) => parseTarget(target));
  const linked = new Set(targets.flatMap((each) => (each.kind === 'authority' ? [each.authority ?? authority] : [])));
  const rows = targets.flatMap((each) => (each.kind === 'evidence' ? [each] : []));
  const [states, evidence] = await Promise.all([
    statesOf(plane, tenant, [...linked, authority]),
    evidenceFacts(plane, tenant, rows),
  ]);
  const existing = [...states].flatMap(([id, state]) => (state ? [[id, { versions: state.versions }] as const] : []));
  const isEachKnown = [...linked].every((id) => states.get(id));
  return {
    plane: plane.id,
    tenant,
    authority,
    authorities: new Map(existing),
    known: isEachKnown ? [] : await knownAuthorities(plane, tenant),
    evidence,
    accepted: new Map(Object.entries(states.get(authority)?.accepted ?? {})),
    linksOf: await referenceGraph(plane, tenant, authority, states),
  };
}

/** A link, and the authority whose text it stands in. */
interface LinkOfAuthority {
  readonly authority: string;
  readonly target: string;
}

/**
 * The same for the links of several authorities at once: gives each of them its facts. Without the graph behind them,
 * so cycles are not found.
 */
export async function gatherSharedFacts(
  plane: Plane,
  tenant: TenantId,
  links: readonly LinkOfAuthority[],
): Promise<(own: Pick<Authority, 'authority' | 'accepted'>) => ReferenceFacts> {
  const targets = links.map(({ authority, target }) => ({ authority, target: parseTarget(target) }));
  const linked = targets.flatMap(({ authority, target }) =>
    target.kind === 'authority' ? [target.authority ?? authority] : [],
  );
  const rows = targets.flatMap(({ target }) => (target.kind === 'evidence' ? [target] : []));
  const ids = [...new Set(linked)];
  const [states, evidence] = await Promise.all([statesOf(plane, tenant, ids), evidenceFacts(plane, tenant, rows)]);
  const authorities = new Map(
    [...states].flatMap(([id, state]) => (state ? [[id, { versions: state.versions }] as const] : [])),
  );
  const known = authorities.size === ids.length ? [] : await knownAuthorities(plane, tenant);
  const shared = { plane: plane.id, tenant, authorities, known, evidence, linksOf: new Map() };
  return ({ authority, accepted }) => ({ ...shared, authority, accepted: new Map(Object.entries(accepted)) });
}

async function statesOf(
  plane: Plane,
  tenant: TenantId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AuthorityState>> {
  const states = new Map<string, AuthorityState>();
  for (let from = 0; from < ids.length; from += READ_TOGETHER) {
    const together = ids.slice(from, from + READ_TOGETHER).map(async (id) => {
      const { state } = await plane.runner.state(authorityAggregate, { tenant, id });
      states.set(id, state);
    });
    await Promise.all(together);
  }
  return states;
}
