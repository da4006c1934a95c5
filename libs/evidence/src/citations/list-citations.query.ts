import { Inject, Optional } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Problem } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { CitationList } from '../contract/withdrawal-answers.ts';
import { EVIDENCE_CITATIONS, NO_CITATIONS } from './evidence-citations.ts';
import type { Citation, EvidenceCitations, EvidenceSelection } from './evidence-citations.ts';

/** A page of the authorities that cite evidence. */
export class ListCitations {
  constructor(
    readonly caller: Caller,
    readonly selection: EvidenceSelection,
    readonly limit: number,
    readonly after: string | undefined,
  ) {}
}

@QueryHandler(ListCitations)
export class ListCitationsHandler implements IQueryHandler<ListCitations> {
  constructor(@Optional() @Inject(EVIDENCE_CITATIONS) private readonly citations: EvidenceCitations = NO_CITATIONS) {}

  async execute({ caller, selection, limit, after }: ListCitations): Promise<CitationList> {
    const all = await this.citations(caller.plane, caller.tenant, selection);
    const from = after === undefined ? 0 : all.findIndex((citation) => isAfter(citation, after));
    const page = from === -1 ? [] : all.slice(from, from + limit);
    const last = page.at(-1);
    return {
      items: page.map(({ authority, title, row, version, draftRevision, links }) => ({
        authority,
        title,
        row,
        version,
        draftRevision,
        links: links.map(({ line, column, batch }) => ({ line, column, batch })),
      })),
      cursor: last && from + limit < all.length ? cursorOf(last) : null,
    };
  }
}

/** The place of a citation in the order: authority, then row. */
function cursorOf({ authority, row }: Citation): string {
  return `${authority}/${row}`;
}

/** @throws Problem `validation-failed` for what is no cursor of this list */
function isAfter(citation: Citation, cursor: string): boolean {
  const slash = cursor.indexOf('/');
  if (slash === -1) {
    const message = 'after must be the cursor of the page before';
    throw new Problem('validation-failed', `${message}.`, { errors: [{ field: 'after', message }] });
  }
  const [authority, row] = [cursor.slice(0, slash), cursor.slice(slash + 1)];
  return citation.authority === authority ? citation.row > row : citation.authority > authority;
}
