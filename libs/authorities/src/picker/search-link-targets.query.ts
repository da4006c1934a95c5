import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Clock } from '@chancery/kernel';
import { CLOCK } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { LinkTargetItem, LinkTargetList } from '../contract/link-target-answers.ts';
import { findNamedRow, namedRow } from './find-named-row.ts';
import { LinkTargetIndexes } from './follow/link-target-indexes.ts';
import type { LinkTarget, LinkTargetKind } from './index/link-target.ts';
import { readableKinds } from './readable-kinds.ts';
import { markdownLink } from './targets/markdown-link.ts';

/** One search over everything of the tenant that a link can be made to. */
export class SearchLinkTargets {
  constructor(
    readonly caller: Caller,
    readonly text: string,
    readonly kinds: readonly LinkTargetKind[],
    readonly limit: number,
  ) {}
}

/** Pasted destinations are searched by what they name. */
const SCHEME = /^\s*(?:authority|evidence):/;

@QueryHandler(SearchLinkTargets)
export class SearchLinkTargetsHandler implements IQueryHandler<SearchLinkTargets> {
  constructor(
    private readonly indexes: LinkTargetIndexes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ caller, text, kinds: asked, limit }: SearchLinkTargets): Promise<LinkTargetList> {
    const { plane, tenant } = caller;
    const kinds = readableKinds(asked, caller.scopes).filter((kind) => kind !== 'help' || this.indexes.findsHelp);
    const now = this.clock.now();
    const search = { text: text.replace(SCHEME, ''), kinds, limit, now };
    const { found, entry, complete, searchedAllOf } = await this.indexes.search(plane, tenant, search);
    const named = kinds.includes('row') ? namedRow(text) : null;
    const rows = named && !searchedAllOf(named.dataset) ? await findNamedRow(plane, tenant, named, now) : [];
    const targets = unique([...rows, ...found.map(({ target }) => target)]).slice(0, limit);
    return { items: targets.map(itemOf), kinds, asOfEntry: entry, complete };
  }
}

function unique(targets: readonly LinkTarget[]): readonly LinkTarget[] {
  return [...new Map(targets.toReversed().map((target) => [target.reference, target])).values()].toReversed();
}

function itemOf(target: LinkTarget): LinkTargetItem {
  const { kind, reference, title, context, citable, updatedAt } = target;
  return {
    kind,
    reference,
    title,
    context,
    markdown: markdownLink(target),
    refine: kind === 'dataset' ? `${title}/` : null,
    citable,
    updatedAt: new Date(updatedAt).toISOString(),
  };
}
