import { accept, assertNever, canonicalJson, reject } from '@chancery/kernel';
import type { Decider, Decision, EpochMs, Json } from '@chancery/kernel';
import { blocking } from '../compiler/finding.ts';
import type { Finding } from '../compiler/finding.ts';
import type { PinnedReference } from '../compiler/pinned-reference.ts';
import { textDigest } from '../compiler/text-digest.ts';
import type { AuthorityCommand, CompileAuthority, DraftAuthority, PublishAuthority } from './authority.commands.ts';
import type { AuthorityEvent } from './authority.events.ts';
import {
  authorityNotFound,
  compileOutdated,
  draftMovedOn,
  notCompiled,
  referencesBroken,
  revisionMismatch,
} from './authority.rejections.ts';
import { currentCompilation, evolveAuthority, latestVersion } from './authority.state.ts';
import type { AuthorityState, Compilation } from './authority.state.ts';
import { decideAccept, decideRevoke, decideSkip } from './skip.decide.ts';
import { applySkips, skipsInForce } from './skip.ts';

export const authorityDecider: Decider<AuthorityCommand, AuthorityEvent, AuthorityState> = {
  initialState: null,
  decide(command, state, now) {
    switch (command.type) {
      case 'DraftAuthority':
        return decideDraft(command, state, now);
      case 'CompileAuthority':
        return decideCompile(command, state, now);
      case 'PublishAuthority':
        return decidePublish(command, state, now);
      case 'SkipFinding':
        return decideSkip(command, state, now);
      case 'RevokeSkip':
        return decideRevoke(command, state, now);
      case 'AcceptLink':
        return decideAccept(command, state, now);
      default:
        return assertNever(command);
    }
  },
  evolve: evolveAuthority,
};

function decideDraft(command: DraftAuthority, state: AuthorityState, now: EpochMs): Decision<AuthorityEvent> {
  const { authority, title, text, basedOn } = command;
  const digest = textDigest(text);
  const revision = state?.draft.revision ?? 0;
  if (state?.draft.textDigest === digest) return accept();
  if (basedOn !== null && basedOn !== revision) return reject(revisionMismatch(authority, basedOn, revision));
  return accept({
    type: 'AuthorityDrafted',
    authority,
    revision: revision + 1,
    title,
    text,
    textDigest: digest,
    basedOn,
    ...(command.fix === undefined ? {} : { fix: command.fix }),
    draftedAt: now,
  });
}

function decideCompile(command: CompileAuthority, state: AuthorityState, now: EpochMs): Decision<AuthorityEvent> {
  const { authority, draftRevision } = command;
  if (!state) return reject(authorityNotFound(authority));
  if (draftRevision !== state.draft.revision) return reject(draftMovedOn(authority, draftRevision, state.draft));
  if (state.compiled && isSameCompilation(command, state.compiled)) return accept();
  return accept({ ...command, type: 'AuthorityCompiled', compiledAt: now });
}

function decidePublish(command: PublishAuthority, state: AuthorityState, now: EpochMs): Decision<AuthorityEvent> {
  const { authority, draftRevision, references, findings } = command;
  if (!state) return reject(authorityNotFound(authority));
  const { draft } = state;
  if (draftRevision !== draft.revision) return reject(draftMovedOn(authority, draftRevision, draft));
  const compiled = currentCompilation(state);
  if (!compiled) return reject(notCompiled(authority, draft.revision, state.compiled?.draftRevision ?? null));
  const skips = command.allowSkips ? skipsInForce(state.skips, now) : [];
  const today = applySkips(findings, skips);
  if (blocking(today.open).length > 0) return reject(referencesBroken(authority, today.open, command.allowSkips));
  // Not after a look at today's facts alone: nobody has seen a compile without these findings yet.
  const { open } = applySkips(compiled.findings, skips);
  if (blocking(open).length > 0) return reject(referencesBroken(authority, open, command.allowSkips));
  const changed = changedTargets(compiled.references, references);
  if (changed.length > 0) return reject(compileOutdated(authority, changed));
  const latest = latestVersion(state);
  const isPublished = latest?.textDigest === draft.textDigest && samePins(state.references, references);
  if (isPublished && sameErrors(state.findings, findings)) return accept();
  return accept({
    type: 'AuthorityPublished',
    authority,
    version: (latest?.version ?? 0) + 1,
    draftRevision,
    title: draft.title,
    textDigest: draft.textDigest,
    sections: compiled.sections,
    references,
    findings,
    ...(command.allowSkips === undefined ? {} : { allowSkips: command.allowSkips }),
    skips: today.skipped.map(({ skip }) => skip),
    publishedAt: now,
  });
}

/** A compile that says what the last one said, of the same draft: nothing to record and nothing to charge. */
export function isSameCompilation(
  compiled: Pick<CompileAuthority, 'draftRevision' | 'sections' | 'references' | 'findings'>,
  last: Compilation,
): boolean {
  return (
    compiled.draftRevision === last.draftRevision &&
    same(compiled.sections, last.sections) &&
    same(compiled.references, last.references) &&
    same(compiled.findings, last.findings)
  );
}

/** Links that point at something else than before, as they are written. */
function changedTargets(before: readonly PinnedReference[], now: readonly PinnedReference[]): readonly string[] {
  const pinned = new Set(before.map(fingerprint));
  return [...new Set(now.filter((pin) => !pinned.has(fingerprint(pin))).map(({ target }) => target))];
}

function samePins(left: readonly PinnedReference[], right: readonly PinnedReference[]): boolean {
  return left.length === right.length && changedTargets(left, right).length === 0;
}

/** The errors that a version stands with are part of what it says: each is skipped by someone. */
function sameErrors(left: readonly Finding[], right: readonly Finding[]): boolean {
  const fingerprints = (findings: readonly Finding[]) => blocking(findings).map((finding) => finding.fingerprint ?? '');
  return canonicalJson(fingerprints(left)) === canonicalJson(fingerprints(right));
}

/** Which link, and what it points at: a row that a newer batch repeats unchanged is the same evidence. */
function fingerprint(pin: PinnedReference): string {
  return canonical(pin.kind === 'evidence' ? { ...pin, batch: '' } : pin);
}

function same(left: readonly object[], right: readonly object[]): boolean {
  return left.length === right.length && left.every((item, index) => canonical(item) === canonical(right[index] ?? {}));
}

function canonical(value: object): string {
  return canonicalJson(value as Json);
}
