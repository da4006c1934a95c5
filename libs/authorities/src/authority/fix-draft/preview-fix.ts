import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { compileText } from '../../compiler/compile-text.ts';
import type { Fix } from '../../compiler/finding.ts';
import { lineIndex } from '../../compiler/line-index.ts';
import type { ParsedAuthority } from '../../compiler/parse-authority.ts';
import { textDigest } from '../../compiler/text-digest.ts';
import type { EditView, FixPreview } from '../../contract/fix-answers.ts';
import { gatherFacts } from '../../references/gather-facts.ts';

interface Read {
  readonly text: string;
  readonly parsed: ParsedAuthority;
}

/** What a compile would find before and after. @throws Problem `busy` when the evidence cannot be looked up */
export async function previewFix(
  plane: Plane,
  tenant: TenantId,
  authority: string,
  before: Read,
  after: Read,
  edits: readonly Fix[],
): Promise<FixPreview> {
  const facts = await gatherFacts(plane, tenant, authority, [...before.parsed.links, ...after.parsed.links]);
  const findingsOf = ({ text, parsed }: Read) => compileText(parsed, textDigest(text), facts).findings;
  return {
    text: after.text,
    edits: editViews(before.text, edits),
    findingsBefore: findingsOf(before),
    findingsAfter: findingsOf(after),
  };
}

function editViews(text: string, edits: readonly Fix[]): readonly EditView[] {
  const pointAt = lineIndex(text);
  return edits.map(({ from, to, replacement }) => {
    return { ...pointAt(from), before: text.slice(from, to), after: replacement };
  });
}
