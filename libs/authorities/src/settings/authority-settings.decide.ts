import { accept } from '@chancery/kernel';
import type { Decider } from '@chancery/kernel';
import type { AuthoritySettingsEvent } from './authority-settings.events.ts';

/** Decides all settings anew: what is the same already changes nothing. */
export interface ChangeAuthoritySettings {
  readonly type: 'ChangeAuthoritySettings';
  readonly allowSkips: boolean;
  readonly reason: string;
}

/** Settings of a tenant that never changed any are the first state. */
export type AuthoritySettings = {
  readonly allowSkips: boolean;
};

export const authoritySettingsDecider: Decider<ChangeAuthoritySettings, AuthoritySettingsEvent, AuthoritySettings> = {
  initialState: { allowSkips: true },
  decide({ allowSkips, reason }, state, now) {
    if (allowSkips === state.allowSkips) return accept();
    return accept({ type: 'AuthoritySettingsChanged', allowSkips, reason, changedAt: now });
  },
  evolve: (_state, { allowSkips }) => ({ allowSkips }),
};
