import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { authorityAggregate } from '../authority/authority.aggregate.ts';
import { authorityText } from '../authority/authority-text.ts';
import type { Span } from '../compiler/span.ts';
import type { PinnedAuthority, PinnedReference } from '../compiler/pinned-reference.ts';
import { sectionSpan } from '../compiler/section-text.ts';
import { publishedEvent } from '../versions/published-event.ts';
import { MAX_DEPTH, MAX_EXPANDED_BYTES, MAX_INCLUDES, TooMuchIncludedError } from './expanded-text.ts';
import type { ExpandedText, IncludedText, MovedLines } from './expanded-text.ts';

/** A text, or a part of one, with the pins of its links. */
interface PinnedText {
  readonly authority: string;
  readonly text: string;
  /** The part of the text that is meant. */
  readonly part: Span;
  readonly references: readonly PinnedReference[];
}

/** What the text may still include. */
interface Left {
  bytes: number;
  includes: number;
}

type Include = PinnedAuthority & { readonly include: Span };

/**
 * Puts every quotation of a text in its place, as of the versions its links are pinned to. Ends: a version can be pinned
 * to older ones only.
 * @throws TooMuchIncludedError
 */
export async function expandText(
  plane: Plane,
  tenant: TenantId,
  authority: string,
  text: string,
  references: readonly PinnedReference[],
): Promise<ExpandedText> {
  if (!references.some(isInclude)) return { text, includes: [], moved: [] };
  const left = { bytes: MAX_EXPANDED_BYTES - Buffer.byteLength(text), includes: MAX_INCLUDES };
  return expand(plane, tenant, { authority, text, part: { from: 0, to: text.length }, references }, left, 0);
}

async function expand(
  plane: Plane,
  tenant: TenantId,
  { authority, text, part, references }: PinnedText,
  left: Left,
  depth: number,
): Promise<ExpandedText> {
  const pieces: string[] = [];
  const includes: IncludedText[] = [];
  const moved: MovedLines[] = [];
  let by = 0;
  let at = part.from;
  for (const pin of references.filter(isInclude)) {
    const { from, to } = pin.include;
    if (from < part.from || to > part.to) continue;
    if (--left.includes < 0) throw new TooMuchIncludedError(`More than ${MAX_INCLUDES} texts are included`);
    if (depth === MAX_DEPTH) throw new TooMuchIncludedError(`Texts include one another more than ${MAX_DEPTH} deep`);
    const quoted = await quotedText(plane, tenant, pin);
    left.bytes -= Buffer.byteLength(quoted.text.slice(quoted.part.from, quoted.part.to));
    if (left.bytes < 0) throw new TooMuchIncludedError(`The text would have more than ${MAX_EXPANDED_BYTES} bytes`);
    const expanded = await expand(plane, tenant, quoted, left, depth + 1);
    pieces.push(text.slice(at, from), expanded.text);
    includes.push(provenance(authority, pin), ...expanded.includes);
    by += breaksIn(expanded.text) - breaksIn(text.slice(from, to));
    moved.push({ from: breaksIn(text.slice(0, to)) + 2, by });
    at = to;
  }
  pieces.push(text.slice(at, part.to));
  return { text: pieces.join(''), includes, moved };
}

/** What a pin quotes. @throws Error when the log does not hold what was pinned (it is damaged) */
async function quotedText(plane: Plane, tenant: TenantId, pin: Include): Promise<PinnedText> {
  const { authority, version, anchor } = pin;
  const { state } = await plane.runner.state(authorityAggregate, { tenant, id: authority });
  const published = state?.versions[version - 1];
  if (!published) throw new Error(`Version ${version} of "${authority}" was pinned, and is gone`);
  const [text, { references }] = await Promise.all([
    authorityText(plane, tenant, authority, published),
    publishedEvent(plane, tenant, authority, published),
  ]);
  const part = anchor === null ? { from: 0, to: text.trimEnd().length } : sectionSpan(text, published.sections, anchor);
  if (!part)
    throw new Error(`Version ${version} of "${authority}" has not the section "${anchor ?? ''}" that was pinned`);
  return { authority, text, part, references };
}

function breaksIn(text: string): number {
  return text.split('\n').length - 1;
}

function isInclude(pin: PinnedReference): pin is Include {
  return pin.kind === 'authority' && pin.include !== undefined;
}

function provenance(includedBy: string, pin: Include): IncludedText {
  const { target, authority, version, anchor: section, textDigest, sectionDigest } = pin;
  return { target, includedBy, authority, version, section, textDigest, sectionDigest };
}
