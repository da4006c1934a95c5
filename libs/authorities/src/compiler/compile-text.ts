import { inTextOrder } from './finding.ts';
import { duplicateAnchors } from './heading-findings.ts';
import type { Section } from './section.ts';
import type { ParsedAuthority } from './parse-authority.ts';
import type { ReferenceFacts } from './reference-facts.ts';
import { resolveLinks } from './resolve.ts';
import type { Resolution } from './resolve.ts';
import { bindToSource } from './source-text.ts';

/** A compiled text: its sections, its links as pins, and everything the validator has to say. */
export interface CompiledText extends Resolution {
  readonly sections: readonly Section[];
}

/** Resolves a parsed authority against facts. Pure. @param textDigest of the text that was parsed */
export function compileText(parsed: ParsedAuthority, textDigest: string, facts: ReferenceFacts): CompiledText {
  const sections = parsed.sections.map(({ anchor, title, level, line, digest }) => ({
    anchor,
    title,
    level,
    line,
    digest,
  }));
  const source = { textDigest, sections };
  const { references, findings } = resolveLinks(parsed.links, source, facts);
  const ofHeadings = bindToSource(duplicateAnchors(parsed.sections), source);
  return { sections, references, findings: inTextOrder([...ofHeadings, ...findings]) };
}
