import { describe, it } from '@jest/globals';
import { given } from '@chancery/testing';
import { authoritySettingsDecider } from './authority-settings.decide.ts';

const change = { type: 'ChangeAuthoritySettings' as const, allowSkips: false, reason: 'The review asks for it.' };
const changed = {
  type: 'AuthoritySettingsChanged' as const,
  allowSkips: false,
  reason: 'The review asks for it.',
  changedAt: 5,
};

describe('the settings of authorities', () => {
  it('allow skips until that is changed', () => {
    given(authoritySettingsDecider).when(change, 5).then(changed);
    given(authoritySettingsDecider)
      .when({ ...change, allowSkips: true }, 5)
      .then();
  });

  it('change nothing when they are the same', () => {
    given(authoritySettingsDecider, [changed]).when(change, 6).then();
    given(authoritySettingsDecider, [changed])
      .when({ ...change, allowSkips: true }, 5)
      .then({ ...changed, allowSkips: true });
  });
});
