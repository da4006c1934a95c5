import { problemOf } from '@chancery/platform';
import { versionNotFound } from '../authority/authority.rejections.ts';
import type { Authority, PublishedVersion } from '../authority/authority.state.ts';

/** A version of the authority by its number. @throws Problem `not-found` */
export function versionOf(state: Authority, version: number): PublishedVersion {
  const found = state.versions[version - 1];
  if (found?.version !== version)
    throw problemOf(versionNotFound(state.authority, version, state.versions.length), null);
  return found;
}
