import { eventCodec } from '@chancery/event-sourcing';
import type { AggregateType } from '@chancery/event-sourcing';
import { signingKeysDecider } from './signing-keys.decide.ts';
import type { SigningKeysCommand } from './signing-keys.decide.ts';
import type { SigningKeysEvent } from './signing-keys.events.ts';
import { activeKey } from './signing-keys.state.ts';
import type { SigningKey, SigningKeysState } from './signing-keys.state.ts';

/** One stream per plane, of the plane's system tenant: the history of the keys that sign exports. Answers the active key. */
export const signingKeysAggregate: AggregateType<
  SigningKeysCommand,
  SigningKeysEvent,
  SigningKeysState,
  SigningKey | null
> = {
  category: 'signingkeys',
  decider: signingKeysDecider,
  codec: eventCodec<SigningKeysEvent>({
    SigningKeyCreated: { type: 'chancery.exports.signing-key-created.v1' },
    SigningKeyRotated: { type: 'chancery.exports.signing-key-rotated.v1' },
  }),
  stateVersion: 1,
  answer: activeKey,
};
