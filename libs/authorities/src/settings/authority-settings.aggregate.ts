import { eventCodec } from '@chancery/event-sourcing';
import type { AggregateType } from '@chancery/event-sourcing';
import type { AuthoritySettingsAnswer } from '../contract/skip-answers.ts';
import { authoritySettingsDecider } from './authority-settings.decide.ts';
import type { AuthoritySettings, ChangeAuthoritySettings } from './authority-settings.decide.ts';
import type { AuthoritySettingsEvent } from './authority-settings.events.ts';

/** One stream per tenant: its settings of authorities. */
export const authoritySettingsAggregate: AggregateType<
  ChangeAuthoritySettings,
  AuthoritySettingsEvent,
  AuthoritySettings,
  AuthoritySettingsAnswer
> = {
  category: 'authoritysettings',
  decider: authoritySettingsDecider,
  codec: eventCodec<AuthoritySettingsEvent>({
    AuthoritySettingsChanged: { type: 'chancery.authorities.authority-settings-changed.v1' },
  }),
  stateVersion: 1,
  answer: ({ allowSkips }) => ({ allowSkips }),
};
