import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import { Problem, problemOf } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { applyEdits, planFix } from '../../compiler/draft-fix.ts';
import type { AskedFix } from '../../compiler/draft-fix.ts';
import type { ParsedAuthority } from '../../compiler/parse-authority.ts';
import { formatTarget, parseTarget } from '../../compiler/reference-target.ts';
import { MAX_TEXT_BYTES } from '../../contract/authority.dto.ts';
import type { DraftAnswer } from '../../contract/authority-answers.ts';
import type { FixAnswer, FixPreview } from '../../contract/fix-answers.ts';
import type { FixDraftBody } from '../../contract/fix.dto.ts';
import { CompilerThreads } from '../../threads/compiler-threads.ts';
import { authorityAggregate } from '../authority.aggregate.ts';
import type { DraftAuthority } from '../authority.commands.ts';
import { authorityNotFound, fixNotApplicable } from '../authority.rejections.ts';
import type { Authority } from '../authority.state.ts';
import { authorityText } from '../authority-text.ts';
import { basedOnRevision } from '../draft-authority/based-on.ts';
import { parseDraft } from '../draft-authority/parse-draft.ts';
import { executeOnAuthority } from '../execute-on-authority.ts';
import { recordedCommand } from '../recorded-command.ts';
import { FixDraftCommand } from './fix-draft.command.ts';
import { previewFix } from './preview-fix.ts';

type AppliedFix = NonNullable<DraftAuthority['fix']>;

/** Plans the change on the draft as it is and saves it on exactly that revision. */
@CommandHandler(FixDraftCommand)
export class FixDraftHandler implements ICommandHandler<FixDraftCommand> {
  constructor(private readonly threads: CompilerThreads) {}

  async execute({ caller, authority, body, ifMatch }: FixDraftCommand): Promise<Outcome<FixAnswer>> {
    const recorded = await recordedCommand(caller, authority);
    if (recorded?.type === 'DraftAuthority' && recorded.fix && isAsked(recorded.fix, body)) {
      return withFix(await executeOnAuthority(caller, recorded), recorded.fix, null);
    }
    const { plane, tenant } = caller;
    const { state } = await plane.runner.state(authorityAggregate, { tenant, id: authority });
    if (!state) throw problemOf(authorityNotFound(authority), null);
    const basedOn = basedOnRevision(ifMatch) ?? state.draft.revision;
    const text = await authorityText(plane, tenant, authority, state.draft);
    const parsed = await this.threads.parse(text);
    const { to, edits } = await this.plan(caller, state, body, { text, parsed });
    const changed = changedText(applyEdits(text, edits));
    const after = { text: changed, parsed: await parseDraft(this.threads, changed) };
    const fix: AppliedFix = { kind: body.kind, target: body.target, to, edits: edits.length };
    const title = after.parsed.title ?? authority;
    const command: DraftAuthority = { type: 'DraftAuthority', authority, title, text: changed, basedOn, fix };
    const outcome = await executeOnAuthority(caller, command);
    const preview = caller.dryRun ? await previewFix(plane, tenant, authority, { text, parsed }, after, edits) : null;
    return withFix(outcome, fix, preview);
  }

  private async plan(
    caller: Caller,
    { authority }: Authority,
    body: FixDraftBody,
    { text, parsed }: { readonly text: string; readonly parsed: ParsedAuthority },
  ) {
    const asked = await askedFix(caller, authority, body);
    const planned = planFix(asked, authority, text, parsed);
    if (planned.kind === 'not-applicable') throw refused(authority, body, planned.reason);
    return planned;
  }
}

/** @throws Problem `validation-failed` without a destination, `fix-not-applicable` where there is no latest version */
async function askedFix(caller: Caller, authority: string, body: FixDraftBody): Promise<AskedFix> {
  const { kind, target } = body;
  if (kind === 'pin-to-latest') return { kind, target, to: await latestOf(caller, authority, body) };
  if (body.to !== undefined) return { kind, target, to: body.to };
  const message = `to must be given for ${kind}`;
  throw new Problem('validation-failed', `${message}.`, { errors: [{ field: 'to', message }] });
}

/** The destination that names the latest version of what `target` links to. */
async function latestOf({ plane, tenant }: Caller, authority: string, body: FixDraftBody): Promise<string> {
  const target = parseTarget(body.target);
  if (target.kind !== 'authority' || target.authority === null) {
    throw refused(authority, body, `"${body.target}" names no authority with versions.`);
  }
  const { state } = await plane.runner.state(authorityAggregate, { tenant, id: target.authority });
  const version = state?.versions.length ?? 0;
  if (version === 0) throw refused(authority, body, `"${target.authority}" has no published version.`);
  return formatTarget({ ...target, version });
}

/** @throws Problem `validation-failed` when it has become too long */
function changedText(text: string): string {
  const bytes = Buffer.byteLength(text);
  if (bytes <= MAX_TEXT_BYTES) return text;
  const message = `text would have ${bytes} bytes; an authority has ${MAX_TEXT_BYTES} at most`;
  throw new Problem('validation-failed', `${message}.`, { errors: [{ field: 'to', message }] });
}

function refused(authority: string, { kind, target }: FixDraftBody, reason: string): Problem {
  return problemOf(fixNotApplicable(authority, kind, target, reason), null);
}

/** Whether a recorded fix is the one asked for: with another body the same key is refused. */
function isAsked(fix: AppliedFix, { kind, target, to }: FixDraftBody): boolean {
  return fix.kind === kind && fix.target === target && (to === undefined || to === fix.to);
}

function withFix(outcome: Outcome<DraftAnswer>, fix: AppliedFix, preview: FixPreview | null): Outcome<FixAnswer> {
  return outcome.kind === 'rejected' ? outcome : { ...outcome, answer: { ...outcome.answer, fix, preview } };
}
