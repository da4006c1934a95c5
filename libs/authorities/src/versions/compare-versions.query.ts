import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { problemOf } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { authorityAggregate } from '../authority/authority.aggregate.ts';
import { authorityNotFound } from '../authority/authority.rejections.ts';
import type { Authority } from '../authority/authority.state.ts';
import { authorityText } from '../authority/authority-text.ts';
import type { AuthorityDiff, DiffSide } from '../contract/version-answers.ts';
import { CompilerThreads } from '../threads/compiler-threads.ts';
import { sectionChanges } from './section-changes.ts';
import { versionOf } from './version-of.ts';

/** A version's number, or the draft. */
export type ComparedText = number | 'draft';

/** How one text of an authority became another. */
export class CompareVersions {
  constructor(
    readonly caller: Caller,
    readonly authority: string,
    readonly from: ComparedText,
    readonly to: ComparedText,
  ) {}
}

@QueryHandler(CompareVersions)
export class CompareVersionsHandler implements IQueryHandler<CompareVersions> {
  constructor(private readonly threads: CompilerThreads) {}

  /** @throws StoreBusyError */
  async execute({ caller, authority, from, to }: CompareVersions): Promise<AuthorityDiff> {
    const { plane, tenant } = caller;
    const { state } = await plane.runner.state(authorityAggregate, { tenant, id: authority });
    if (!state) throw problemOf(authorityNotFound(authority), null);
    const [older, newer] = [textOf(state, from), textOf(state, to)];
    const [fromText, toText] = await Promise.all([
      authorityText(plane, tenant, authority, older),
      authorityText(plane, tenant, authority, newer),
    ]);
    const [diff, before, after] = await Promise.all([
      this.threads.diff(fromText, toText),
      this.threads.parse(fromText),
      this.threads.parse(toText),
    ]);
    return {
      authority,
      from: sideOf(from, older),
      to: sideOf(to, newer),
      equal: older.textDigest === newer.textDigest,
      ...diff,
      sections: sectionChanges(before.sections, after.sections),
    };
  }
}

interface TextInStream {
  readonly draftRevision: number;
  readonly title: string;
  readonly textDigest: string;
  readonly textAt: number;
}

function textOf(state: Authority, which: ComparedText): TextInStream {
  if (which === 'draft') return { ...state.draft, draftRevision: state.draft.revision };
  return versionOf(state, which);
}

function sideOf(which: ComparedText, { draftRevision, title, textDigest }: TextInStream): DiffSide {
  return { version: which === 'draft' ? null : which, draftRevision, title, textDigest };
}
