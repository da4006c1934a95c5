import type { Finding } from './finding.ts';
import { linkFinding } from './link-findings.ts';
import type { WrittenLink } from './written-link.ts';

/** Finds the ways back: one finding per authority linked to from which links lead to `authority` again. */
export function cycleFindings(
  authority: string,
  links: readonly { readonly link: WrittenLink; readonly authority: string }[],
  linksOf: ReadonlyMap<string, readonly string[]>,
): readonly Finding[] {
  const nextOnWayBack = waysBack(authority, linksOf);
  const reported = new Set<string>();
  return links.flatMap(({ link, authority: linked }) => {
    if (linked === authority || reported.has(linked) || !nextOnWayBack.has(linked)) return [];
    reported.add(linked);
    const path = [authority];
    for (let at: string | undefined = linked; at !== undefined; at = nextOnWayBack.get(at)) path.push(at);
    return [
      linkFinding('cycle', link, {
        reason: `These authorities refer to one another: ${path.join(' → ')}.`,
        targetState: path.join(' '),
        guidance: 'Nothing needs to be done: each version is pinned. Publish them in turn when one of them changes.',
      }),
    ];
  });
}

/** For every authority from which links lead to `authority`: the next one on a shortest way (`authority` has none). */
function waysBack(
  authority: string,
  linksOf: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, string | undefined> {
  const linkedFrom = new Map<string, string[]>();
  for (const [from, linked] of linksOf) {
    for (const to of linked) linkedFrom.set(to, [...(linkedFrom.get(to) ?? []), from]);
  }
  const next = new Map<string, string | undefined>([[authority, undefined]]);
  for (const at of next.keys()) {
    for (const from of linkedFrom.get(at) ?? []) if (!next.has(from)) next.set(from, at);
  }
  return next;
}
