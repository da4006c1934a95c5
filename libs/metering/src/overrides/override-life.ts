import type { EpochMs } from '@chancery/kernel';
import type { OverrideLifeView } from '../contract/override-views.ts';
import { iso } from '../ledger/figures.ts';
import type { OverrideDocument } from './overrides.projection.ts';

/** An override as it is at `now`. */
export function overrideLife(document: OverrideDocument, now: EpochMs): OverrideLifeView {
  const { override, meter, reason, amount, drawn, requestedBy, approvedBy, refusedBy, refusalReason } = document;
  return {
    ...{ override, meter, status: statusOf(document, now), reason, amount, drawn, requestedBy },
    requestedAt: isoOrNull(document.requestedAt),
    ...{ approvedBy, refusedBy, refusalReason },
    decidedAt: isoOrNull(document.grantedAt ?? document.refusedAt),
    endsAt: iso(document.endsAt),
    reversedAt: isoOrNull(document.reversedAt),
  };
}

function statusOf(document: OverrideDocument, now: EpochMs): OverrideLifeView['status'] {
  const { refusedAt, grantedAt, reversedAt, drawn, amount, endsAt } = document;
  if (refusedAt !== null) return 'refused';
  if (grantedAt === null) return now < endsAt ? 'requested' : 'lapsed';
  if (reversedAt !== null) return 'reversed';
  if (drawn >= amount) return 'exhausted';
  return now < endsAt ? 'in_force' : 'expired';
}

function isoOrNull(time: EpochMs | null): string | null {
  return time === null ? null : iso(time);
}
