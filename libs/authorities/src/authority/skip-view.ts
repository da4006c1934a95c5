import type { SkippedByPerson, SkipView } from '../contract/skip-answers.ts';
import type { Skip, SkipApplied } from './skip.ts';

/** A skip as answers show it. */
export function skipView({ skip, finding, category, justification, owner, expiresAt, skippedAt }: Skip): SkipView {
  const { fingerprint, ...found } = finding;
  return {
    skip,
    finding: fingerprint,
    ...found,
    category,
    justification,
    owner,
    expiresAt: new Date(expiresAt).toISOString(),
    skippedAt: new Date(skippedAt).toISOString(),
  };
}

export function skippedFinding({ finding, skip }: SkipApplied): SkippedByPerson {
  return { finding, skip: skipView(skip) };
}
