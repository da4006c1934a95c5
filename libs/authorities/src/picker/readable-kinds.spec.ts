import { describe, expect, it } from '@jest/globals';
import { LINK_TARGET_KINDS } from './index/link-target.ts';
import { readableKinds } from './readable-kinds.ts';

describe('the kinds a token may be shown', () => {
  it.each([['*'], ['evidence:read']])('are all with the scope %s', (scope) => {
    expect(readableKinds(LINK_TARGET_KINDS, ['authorities:read', scope])).toEqual(LINK_TARGET_KINDS);
  });

  it('leave out evidence where the token may not read it', () => {
    const scopes = ['authorities:read', 'evidence:query'];
    expect(readableKinds(LINK_TARGET_KINDS, scopes)).toEqual(['authority', 'section', 'help']);
    expect(readableKinds(['row', 'dataset'], scopes)).toEqual([]);
  });
});
