import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller, PageQuery } from '@chancery/platform';
import type { InboundLink, InboundLinkList, InboundLinkPlace } from '../contract/inbound-link-answers.ts';
import { onAuthority } from './dependency.ts';
import type { LinkPlace } from './dependency.ts';
import { presentLinks } from './present-links.ts';
import type { PresentLink } from './present-links.ts';

/** A page of the authorities that link to this one. */
export class ListInboundLinks {
  constructor(
    readonly caller: Caller,
    readonly authority: string,
    readonly page: PageQuery,
  ) {}
}

@QueryHandler(ListInboundLinks)
export class ListInboundLinksHandler implements IQueryHandler<ListInboundLinks> {
  async execute({ caller, authority, page }: ListInboundLinks): Promise<InboundLinkList> {
    const { limit, after } = page;
    const { target } = onAuthority(authority);
    const { items, cursor } = await presentLinks(
      caller.plane,
      caller.tenant,
      { target },
      {
        limit,
        minPosition: caller.minPosition,
        ...(after === undefined ? {} : { after }),
      },
    );
    return { items: items.map(inboundLink), cursor };
  }
}

function inboundLink({ authority, title, published, draft }: PresentLink): InboundLink {
  return {
    authority,
    title,
    published: published && { version: published.version, links: published.places.map(inboundPlace) },
    draft: draft && { revision: draft.revision, links: draft.places.map(inboundPlace) },
  };
}

function inboundPlace({ batch: _, ...place }: LinkPlace): InboundLinkPlace {
  return place;
}
