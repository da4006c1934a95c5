import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { problemOf } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { authorityAggregate } from '../authority/authority.aggregate.ts';
import { authorityNotFound } from '../authority/authority.rejections.ts';
import { authorityText } from '../authority/authority-text.ts';
import type { VersionDetail } from '../contract/version-answers.ts';
import { publishedEvent } from './published-event.ts';
import { versionItem } from './version-item.ts';
import { versionOf } from './version-of.ts';

/** One version with its text and pins. */
export class ReadVersion {
  constructor(
    readonly caller: Caller,
    readonly authority: string,
    readonly version: number,
  ) {}
}

@QueryHandler(ReadVersion)
export class ReadVersionHandler implements IQueryHandler<ReadVersion> {
  async execute({ caller, authority, version }: ReadVersion): Promise<VersionDetail> {
    const { plane, tenant } = caller;
    const { state } = await plane.runner.state(authorityAggregate, { tenant, id: authority });
    if (!state) throw problemOf(authorityNotFound(authority), null);
    const published = versionOf(state, version);
    const [text, { sections, references, findings }] = await Promise.all([
      authorityText(plane, tenant, authority, published),
      publishedEvent(plane, tenant, authority, published),
    ]);
    return { authority, ...versionItem(published), text, sections, references, findings };
  }
}
