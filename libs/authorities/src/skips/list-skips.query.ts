import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { EpochMs } from '@chancery/kernel';
import { problemOf } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { authorityAggregate } from '../authority/authority.aggregate.ts';
import { authorityNotFound } from '../authority/authority.rejections.ts';
import { skipView } from '../authority/skip-view.ts';
import type { Skip } from '../authority/skip.ts';
import type { SkipItem, SkipList } from '../contract/skip-answers.ts';
import { presentFindings } from '../references/present-findings.ts';
import { skipsAllowed } from '../settings/skips-allowed.ts';

/** The skips of an authority, and whether they still let something pass. */
export class ListSkips {
  constructor(
    readonly caller: Caller,
    readonly authority: string,
  ) {}
}

@QueryHandler(ListSkips)
export class ListSkipsHandler implements IQueryHandler<ListSkips> {
  async execute({ caller, authority }: ListSkips): Promise<SkipList> {
    const { plane, tenant } = caller;
    const { state } = await plane.runner.state(authorityAggregate, { tenant, id: authority });
    if (!state) throw problemOf(authorityNotFound(authority), null);
    const [{ draft, version }, allowSkips] = await Promise.all([
      presentFindings(plane, tenant, state),
      skipsAllowed(plane, tenant),
    ]);
    const present = new Set([...draft, ...version].map(({ fingerprint }) => fingerprint));
    const { time } = caller.context();
    const items = state.skips.map((skip) => ({ ...skipView(skip), status: statusOf(skip, present, allowSkips, time) }));
    return { authority, allowSkips, items };
  }
}

function statusOf(
  { finding, expiresAt }: Skip,
  present: ReadonlySet<string | undefined>,
  allowSkips: boolean,
  now: EpochMs,
): SkipItem['status'] {
  if (expiresAt <= now) return 'expired';
  if (!present.has(finding.fingerprint)) return 'void';
  return allowSkips ? 'in-force' : 'suspended';
}
