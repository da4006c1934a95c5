import type { PublishedVersion } from '../authority/authority.state.ts';
import type { VersionItem } from '../contract/version-answers.ts';

/** A version as lists show it. */
export function versionItem({ version, draftRevision, title, textDigest, publishedAt }: PublishedVersion): VersionItem {
  return { version, draftRevision, title, textDigest, publishedAt: new Date(publishedAt).toISOString() };
}
