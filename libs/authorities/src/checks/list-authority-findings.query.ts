import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@chancery/platform';
import { countFindings } from '../authorities/count-findings.ts';
import { applySkips, skipsInForce } from '../authority/skip.ts';
import type { Skip } from '../authority/skip.ts';
import type { Finding } from '../compiler/finding.ts';
import type { AuthorityFindings, AuthorityFindingsList, TextFindings } from '../contract/authority-findings-answers.ts';
import type { AuthorityFindingsQuery } from '../contract/authority-findings.dto.ts';
import { skipsAllowed } from '../settings/skips-allowed.ts';
import { AUTHORITY_CHECKS } from './authority-checks.ts';
import type { CheckDocument } from './authority-checks.ts';
import { CatchingUp } from './catching-up.ts';

/** Findings of one text that a list shows; reading the authority gives them all. */
const SHOWN = 20;

/** A page of the tenant's authorities with findings, as of now. */
export class ListAuthorityFindings {
  constructor(
    readonly caller: Caller,
    readonly page: AuthorityFindingsQuery,
  ) {}
}

/** Checks what changed since anyone asked last, then answers from what is kept. */
@QueryHandler(ListAuthorityFindings)
export class ListAuthorityFindingsHandler implements IQueryHandler<ListAuthorityFindings> {
  constructor(private readonly catchingUp: CatchingUp) {}

  async execute({ caller, page }: ListAuthorityFindings): Promise<AuthorityFindingsList> {
    const { plane, tenant } = caller;
    const { entry: asOfEntry, behind, checked } = await this.catchingUp.run(plane, tenant);
    const allowSkips = await skipsAllowed(plane, tenant);
    const found = await plane.readModels.find(AUTHORITY_CHECKS, {
      where: { tenant, ...(page.severity === 'error' ? { broken: 1 } : { found: 1 }) },
      sortBy: 'authority',
      limit: page.limit,
      ...(page.after === undefined ? {} : { after: page.after }),
    });
    const { time } = caller.context();
    const items = found.documents.map(({ document }) => {
      const check = document as unknown as CheckDocument;
      return authorityFindings(check, allowSkips ? skipsInForce(check.skips, time) : []);
    });
    return { items, cursor: found.cursor, asOfEntry, behind, checked };
  }
}

function authorityFindings(check: CheckDocument, skips: readonly Skip[]): AuthorityFindings {
  const { authority, title, version, draftRevision, versionFindings, draftFindings } = check;
  return {
    authority,
    title,
    version: version === 0 ? null : version,
    published: textFindings(versionFindings, skips),
    draftRevision: draftRevision === 0 ? null : draftRevision,
    draft: textFindings(draftFindings, skips),
  };
}

function textFindings(findings: readonly Finding[], skips: readonly Skip[]): TextFindings {
  const { open } = applySkips(findings, skips);
  return { counts: countFindings(findings, skips), findings: open.slice(0, SHOWN) };
}
