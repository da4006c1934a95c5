import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Problem, problemOf } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { authorityAggregate } from '../authority/authority.aggregate.ts';
import { authorityNotFound } from '../authority/authority.rejections.ts';
import type { VersionList } from '../contract/version-answers.ts';
import { versionItem } from './version-item.ts';

/** A page of an authority's versions, newest first. */
export class ListVersions {
  constructor(
    readonly caller: Caller,
    readonly authority: string,
    readonly limit: number,
    /** The last version of the page before. */
    readonly after: string | undefined,
  ) {}
}

/** Reads the authority's own stream: a version is in the list as soon as it is published. */
@QueryHandler(ListVersions)
export class ListVersionsHandler implements IQueryHandler<ListVersions> {
  async execute({ caller, authority, limit, after }: ListVersions): Promise<VersionList> {
    const before = cursorVersion(after);
    const { state } = await caller.plane.runner.state(authorityAggregate, { tenant: caller.tenant, id: authority });
    if (!state) throw problemOf(authorityNotFound(authority), null);
    const older = state.versions.filter(({ version }) => version < before).toReversed();
    const items = older.slice(0, limit).map(versionItem);
    return { items, cursor: older.length > limit ? String(items.at(-1)?.version ?? '') : null };
  }
}

/** @throws Problem `validation-failed` */
function cursorVersion(after: string | undefined): number {
  if (after === undefined) return Infinity;
  if (/^[1-9]\d{0,8}$/.test(after)) return Number(after);
  const message = 'after must be the cursor of the page before';
  throw new Problem('validation-failed', `${message}.`, { errors: [{ field: 'after', message }] });
}
