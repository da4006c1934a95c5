import { accept, reject } from '@chancery/kernel';
import type { Decision, EpochMs } from '@chancery/kernel';
import type { AcceptLink, RevokeSkip, SkipFinding } from './authority.commands.ts';
import type { AuthorityEvent } from './authority.events.ts';
import { authorityNotFound } from './authority.rejections.ts';
import { acceptedDigest } from './authority.state.ts';
import type { AuthorityState } from './authority.state.ts';
import {
  findingDoesNotBlock,
  findingNotFound,
  justificationTooShort,
  linkNotFound,
  skipEndNotAhead,
  skipNotInForce,
  skipsNotAllowed,
  targetChanged,
  tooManySkips,
} from './skip.rejections.ts';
import { skipsInForce } from './skip.ts';

/** Characters a justification has at least (C4). */
export const MIN_JUSTIFICATION = 20;
/** Skips in force at most: an authority with more of them should be rewritten. */
export const MAX_SKIPS = 100;

export function decideSkip(command: SkipFinding, state: AuthorityState, now: EpochMs): Decision<AuthorityEvent> {
  const { authority, finding, fingerprint, category, justification, owner, expiresAt } = command;
  if (!state) return reject(authorityNotFound(authority));
  if (!command.allowSkips) return reject(skipsNotAllowed(authority));
  if (!finding) return reject(findingNotFound(authority, fingerprint));
  if (!command.blocks) return reject(findingDoesNotBlock(authority, finding));
  const characters = written(justification);
  if (characters < MIN_JUSTIFICATION) return reject(justificationTooShort(authority, characters, MIN_JUSTIFICATION));
  if (expiresAt <= now) return reject(skipEndNotAhead(authority, expiresAt, now));
  const others = skipsInForce(state.skips, now).filter((each) => each.finding.fingerprint !== fingerprint);
  if (others.length >= MAX_SKIPS) {
    const oldest = others.slice(0, 3).map(({ skip }) => skip);
    return reject(tooManySkips(authority, MAX_SKIPS, oldest));
  }
  const skip = `s${state.skipCount + 1}`;
  return accept({
    type: 'FindingSkipped',
    authority,
    skip: { skip, finding, category, justification, owner, expiresAt, skippedAt: now },
  });
}

export function decideRevoke(command: RevokeSkip, state: AuthorityState, now: EpochMs): Decision<AuthorityEvent> {
  const { authority, skip, reason } = command;
  if (!state) return reject(authorityNotFound(authority));
  const inForce = skipsInForce(state.skips, now).map((each) => each.skip);
  if (!inForce.includes(skip)) return reject(skipNotInForce(authority, skip, inForce));
  return accept({ type: 'SkipRevoked', authority, skip, reason, revokedAt: now });
}

export function decideAccept(command: AcceptLink, state: AuthorityState, now: EpochMs): Decision<AuthorityEvent> {
  const { authority, target, digest, present } = command;
  if (!state) return reject(authorityNotFound(authority));
  const before = acceptedDigest(state, target);
  if (before === null) return reject(linkNotFound(authority, target));
  if (present !== digest) return reject(targetChanged(authority, target, digest, present));
  if (before === digest) return accept();
  return accept({ type: 'LinkAccepted', authority, target, digest, before, acceptedAt: now });
}

/** Characters that say something: runs of white space count as one. */
function written(text: string): number {
  return Array.from(text.trim().replaceAll(/\s+/g, ' ')).length;
}
