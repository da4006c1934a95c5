import type { TenantId } from '@chancery/kernel';
import type { TestPlane } from '@chancery/testing/plane';
import { authorityAggregate } from '../authority/authority.aggregate.ts';
import type { AuthorityCommand } from '../authority/authority.commands.ts';
import { compileText } from '../compiler/compile-text.ts';
import { parseAuthority } from '../compiler/parse-authority.ts';
import { textDigest } from '../compiler/text-digest.ts';
import { gatherFacts } from '../references/gather-facts.ts';

/** Authorities made at the same time: they share appends. */
const TOGETHER = 200;

/** Drafts, compiles and publishes many authorities without HTTP and without charging for them. */
export async function seedAuthorities(
  test: TestPlane,
  tenant: TenantId,
  texts: readonly (readonly [authority: string, text: string])[],
): Promise<void> {
  for (let from = 0; from < texts.length; from += TOGETHER) {
    await Promise.all(texts.slice(from, from + TOGETHER).map(([id, text]) => seedOne(test, tenant, id, text)));
  }
}

async function seedOne(test: TestPlane, tenant: TenantId, authority: string, text: string): Promise<void> {
  const run = async (command: AuthorityCommand) => {
    const context = test.context(tenant);
    const outcome = await test.plane.runner.execute(authorityAggregate, { tenant, id: authority }, command, context);
    if (outcome.kind === 'rejected') throw new Error(outcome.rejection.message);
  };
  const parsed = parseAuthority(text);
  const digest = textDigest(text);
  await run({ type: 'DraftAuthority', authority, title: parsed.title ?? authority, text, basedOn: null });
  const { state } = await test.plane.runner.state(authorityAggregate, { tenant, id: authority });
  const draftRevision = state?.draft.revision ?? 0;
  const compiled = compileText(parsed, digest, await gatherFacts(test.plane, tenant, authority, parsed.links));
  const charge = { tokens: 1, tokenizer: 'none', charge: 'seed' };
  await run({ type: 'CompileAuthority', authority, draftRevision, textDigest: digest, ...charge, ...compiled });
  const { references, findings } = compiled;
  await run({ type: 'PublishAuthority', authority, draftRevision, references, findings });
}
