import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { problemOf } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { authorityAggregate } from '../authority/authority.aggregate.ts';
import { authorityNotFound } from '../authority/authority.rejections.ts';
import { latestVersion, statusOf, updatedAt } from '../authority/authority.state.ts';
import type { Authority } from '../authority/authority.state.ts';
import { skipsInForce } from '../authority/skip.ts';
import type { Skip } from '../authority/skip.ts';
import { authorityText } from '../authority/authority-text.ts';
import { skipsAllowed } from '../settings/skips-allowed.ts';
import { versionItem } from '../versions/version-item.ts';
import type { AuthorityDetail } from '../contract/authority-answers.ts';
import { countFindings } from './count-findings.ts';

/** One authority with its draft, findings and versions. */
export class ReadAuthority {
  constructor(
    readonly caller: Caller,
    readonly authority: string,
  ) {}
}

/** Reads the authority's own stream, so an editor always sees what it saved last. */
@QueryHandler(ReadAuthority)
export class ReadAuthorityHandler implements IQueryHandler<ReadAuthority> {
  async execute({ caller, authority }: ReadAuthority): Promise<AuthorityDetail> {
    const { plane, tenant } = caller;
    const { state } = await plane.runner.state(authorityAggregate, { tenant, id: authority });
    if (!state) throw problemOf(authorityNotFound(authority), null);
    const [text, allowSkips] = await Promise.all([
      authorityText(plane, tenant, authority, state.draft),
      skipsAllowed(plane, tenant),
    ]);
    return authorityDetail(state, text, allowSkips ? skipsInForce(state.skips, caller.context().time) : []);
  }
}

function authorityDetail(state: Authority, text: string, skips: readonly Skip[]): AuthorityDetail {
  const { authority, draft, compiled, versions } = state;
  const { sections = [], references = [], findings = [] } = compiled ?? {};
  return {
    authority,
    title: draft.title,
    status: statusOf(state, skips),
    draftRevision: draft.revision,
    version: latestVersion(state)?.version ?? null,
    findingCounts: countFindings(findings, skips),
    updatedAt: new Date(updatedAt(state)).toISOString(),
    text,
    textDigest: draft.textDigest,
    compiledRevision: compiled?.draftRevision ?? null,
    sections,
    references,
    findings,
    versions: versions.map(versionItem),
  };
}
