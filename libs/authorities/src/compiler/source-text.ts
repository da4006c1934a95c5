import type { Finding } from './finding.ts';
import type { Section } from './section.ts';
import { textDigest } from './text-digest.ts';

/** A text whose links are resolved, as far as its findings need it. */
export interface SourceText {
  /** SHA-256 of the whole text, hex. */
  readonly textDigest: string;
  /** In the order of the text. */
  readonly sections: readonly Section[];
}

/** SHA-256, hex, over parts in order. */
export function fingerprintOf(...parts: readonly string[]): string {
  return textDigest(JSON.stringify(parts));
}

/** Lets the fingerprints of findings about a text say in which section they stand, and how that reads. */
export function bindToSource(findings: readonly Finding[], source: SourceText): readonly Finding[] {
  return findings.map(({ fingerprint, ...finding }) => ({
    ...finding,
    ...(fingerprint === undefined
      ? {}
      : { fingerprint: fingerprintOf(fingerprint, digestAround(source, finding.line)) }),
  }));
}

/** Digest of the innermost section that a line stands in; above the first heading: of the whole text. */
function digestAround({ textDigest: whole, sections }: SourceText, line: number): string {
  return sections.findLast((section) => section.line <= line)?.digest ?? whole;
}
