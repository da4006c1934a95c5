import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { CompiledText } from '../compiler/compile-text.ts';
import { inTextOrder } from '../compiler/finding.ts';
import { linkFinding } from '../compiler/link-findings.ts';
import type { PinnedReference } from '../compiler/pinned-reference.ts';
import { bindToSource } from '../compiler/source-text.ts';
import { expandText } from './expand-text.ts';
import { TooMuchIncludedError } from './expanded-text.ts';

export interface CompiledWithIncludes {
  readonly compiled: CompiledText;
  /** What the compiler reads in all: the text with everything it includes, or the text alone where that is too much. */
  readonly read: string;
}

/** Puts what a compiled text includes in its place; a finding says so when that is too much. */
export async function withIncludes(
  plane: Plane,
  tenant: TenantId,
  authority: string,
  { text, textDigest }: { readonly text: string; readonly textDigest: string },
  compiled: CompiledText,
): Promise<CompiledWithIncludes> {
  const { references, sections, findings } = compiled;
  try {
    return { compiled, read: (await expandText(plane, tenant, authority, text, references)).text };
  } catch (error) {
    if (!(error instanceof TooMuchIncludedError)) throw error;
    const tooMuch = references
      .filter(isInclude)
      .slice(0, 1)
      .map((pin) => tooMuchIncluded(pin, error));
    const source = { textDigest, sections };
    return {
      compiled: { ...compiled, findings: inTextOrder([...findings, ...bindToSource(tooMuch, source)]) },
      read: text,
    };
  }
}

function tooMuchIncluded(pin: PinnedReference, { message }: TooMuchIncludedError) {
  return linkFinding('malformed-link', pin, {
    reason: `This text includes too much: ${message}.`,
    guidance: 'Point at some of it instead: drop the title "include" from links.',
  });
}

function isInclude(pin: PinnedReference): boolean {
  return pin.kind === 'authority' && pin.include !== undefined;
}
