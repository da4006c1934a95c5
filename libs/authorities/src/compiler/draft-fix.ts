import { isAnchor } from './anchor.ts';
import type { Fix } from './finding.ts';
import type { ParsedAuthority } from './parse-authority.ts';
import { formatTarget, parseTarget } from './reference-target.ts';

/**
 * A change that mends a text:
 * - `retarget`: every link to `target` leads to `to` instead.
 * - `pin-to-latest`: every link to `target` names the latest version of its authority, which is in `to`.
 * - `restore-anchor`: the heading with the anchor `target` (`#range`) gets the anchor `to` (`#scope`), so that links to
 *   it lead there again; links of the text itself to `target` follow.
 */
export type FixKind = 'retarget' | 'pin-to-latest' | 'restore-anchor';

export interface AskedFix {
  readonly kind: FixKind;
  readonly target: string;
  readonly to: string;
}

/** What a fix does to a text, in the order of the text; or why it does nothing, as a sentence. */
export type PlannedFix =
  | { readonly kind: 'edits'; readonly to: string; readonly edits: readonly Fix[] }
  | { readonly kind: 'not-applicable'; readonly reason: string };

/** Plans a fix of a parsed text. Pure. @param authority whose text it is */
export function planFix(asked: AskedFix, authority: string, text: string, parsed: ParsedAuthority): PlannedFix {
  return asked.kind === 'restore-anchor' ? restoreAnchor(asked, authority, text, parsed) : retarget(asked, parsed);
}

/** The text with the edits made. They must not overlap. */
export function applyEdits(text: string, edits: readonly Fix[]): string {
  return edits.reduceRight((edited, { from, to, replacement }) => {
    return edited.slice(0, from) + replacement + edited.slice(to);
  }, text);
}

function retarget({ target, to }: AskedFix, { links }: ParsedAuthority): PlannedFix {
  // Half of a surrogate pair would be stored as another character than was looked up.
  const destination = parseTarget(to.toWellFormed());
  if (destination.kind === 'malformed') return notApplicable(`The new destination "${to}" ${destination.problem}.`);
  const replacement = formatTarget(destination);
  if (replacement === target) return notApplicable(`The links to "${target}" lead there already.`);
  const edits = links.flatMap((link): readonly Fix[] =>
    link.target === target ? [{ from: link.from, to: link.to, replacement }] : [],
  );
  if (edits.length === 0) return notApplicable(`The draft has no link to "${target}".`);
  return { kind: 'edits', to: replacement, edits };
}

function restoreAnchor(
  { target, to }: AskedFix,
  authority: string,
  text: string,
  { sections, links }: ParsedAuthority,
): PlannedFix {
  const [present, wanted] = [target.replace(/^#/, ''), to.replace(/^#/, '').normalize('NFC')];
  if (!isAnchor(wanted)) return notApplicable(`"${wanted}" cannot be an anchor: anchors are letters, digits and "-".`);
  const section = sections.find(({ anchor }) => anchor === present);
  if (!section) return notApplicable(`The draft has no heading with the anchor "${present}".`);
  const taken = sections.find(({ anchor }) => anchor === wanted);
  if (taken) return notApplicable(`The heading in line ${taken.line} has the anchor "${wanted}" already.`);
  const written = section.explicit ? /\s*\{#[^{}]*\}\s*$/.exec(text.slice(0, section.titleEnd)) : null;
  const from = written?.index ?? section.titleEnd;
  const heading = { from, to: section.titleEnd, replacement: ` {#${wanted}}` };
  const edits = [heading, ...followingLinks(links, authority, present, wanted)];
  return { kind: 'edits', to: `#${wanted}`, edits: edits.toSorted((left, right) => left.from - right.from) };
}

/** Links of the text to the section under its present anchor: they would lead nowhere once it has another. */
function followingLinks(
  links: ParsedAuthority['links'],
  authority: string,
  present: string,
  wanted: string,
): readonly Fix[] {
  return links.flatMap((link): readonly Fix[] => {
    const target = parseTarget(link.target);
    const isOwn = target.kind === 'authority' && (target.authority ?? authority) === authority;
    if (!isOwn || target.version !== null || target.anchor !== present || link.flaw !== null) return [];
    return [{ from: link.from, to: link.to, replacement: formatTarget({ ...target, anchor: wanted }) }];
  });
}

function notApplicable(reason: string): PlannedFix {
  return { kind: 'not-applicable', reason };
}
