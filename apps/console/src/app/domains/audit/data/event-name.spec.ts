import { describe, expect, it } from '@jest/globals';
import { eventName } from './event-name.ts';

describe('an event type', () => {
  it('is put in plain words', () => {
    expect(eventName('chancery.metering.budget-set.v1')).toEqual({
      words: 'Budget set',
      context: 'metering',
      refusal: false,
    });
  });

  it.each(['exports.export-blocked', 'exports.export-failed', 'audit.refusal-recorded', 'audit.refusals-counted'])(
    'records a refusal: %s',
    (type) => {
      expect(eventName(`chancery.${type}.v1`).refusal).toBe(true);
    },
  );

  it.each(['metering.budget-set', 'metering.override-granted', 'evidence.batch-committed', 'x.unblocked'])(
    'records none: %s',
    (type) => {
      expect(eventName(`chancery.${type}.v2`).refusal).toBe(false);
    },
  );

  it('of another form is shown as it is', () => {
    expect(eventName('Something else')).toEqual({ words: 'Something else', context: '', refusal: false });
  });
});
