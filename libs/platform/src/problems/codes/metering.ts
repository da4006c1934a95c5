import type { ErrorKinds } from '../error-kind.ts';

export const METERING_ERRORS = {
  'budget-soft-stopped': {
    status: 402,
    title: 'The budget is used up',
    meaning:
      'The request would pass a soft cap and was refused whole. An override, a higher soft cap or the next period lets it pass; `lift` has the smallest of each.',
  },
  'budget-hard-capped': {
    status: 402,
    title: 'The hard cap is reached',
    meaning:
      'The request would pass a hard cap, which no override passes. A higher hard cap or the next period lets it pass.',
  },
  'plan-quota-exceeded': {
    status: 402,
    title: 'More than the plan allows',
    meaning: 'The plan allows less of this meter in the period. A larger plan or the next period lets it pass.',
  },
  'quantity-out-of-range': {
    status: 422,
    title: 'Not a quantity',
    meaning: 'Quantities, limits and amounts are whole numbers from 1 to 1,000,000,000,000; figures are kept exact.',
  },
  'usage-not-yet-occurred': {
    status: 422,
    title: 'Not a moment that has come',
    meaning:
      '`occurredAt` of reported use has to be a moment up to now, give or take a minute. Without it, use counts now.',
  },
  'usage-report-too-late': {
    status: 422,
    title: 'Reported too late',
    meaning:
      'Use can be reported into its day, week and month for 72 hours after that day has ended. Later it is reported without `occurredAt` and counts in the periods under way.',
  },
  'budget-caps-out-of-order': {
    status: 422,
    title: 'Hard cap below soft cap',
    meaning: 'The hard cap has to be at least the soft cap, which is the limit unless it is given.',
  },
  'budget-thresholds-out-of-range': {
    status: 422,
    title: 'Thresholds out of range',
    meaning: 'A budget has at most 20 thresholds, each a whole number of percent from 1 to 1000.',
  },
  'budget-approvals-out-of-range': {
    status: 422,
    title: 'One approval or two',
    meaning: 'A budget demands one approval of an override or two.',
  },
  'budget-too-many': {
    status: 422,
    title: 'Too many budgets',
    meaning: 'A meter has at most 20 budgets. Change one of those there are.',
  },
  'plan-quotas-ambiguous': {
    status: 422,
    title: 'Two quotas for one period',
    meaning: 'A plan sets at most one quota per period on a meter.',
  },
  'override-reason-too-short': {
    status: 422,
    title: 'A reason is missing',
    meaning: 'An override, and taking one back, needs a reason of at least 10 characters.',
  },
  'override-end-not-ahead': {
    status: 422,
    title: 'The override would have ended',
    meaning: '`endsAt` has to lie in the future.',
  },
  'override-too-many': {
    status: 422,
    title: 'Too many overrides',
    meaning: 'A meter has at most 50 overrides that have not ended. Reverse one, or wait until one ends.',
  },
  'override-approvals-missing': {
    status: 409,
    title: 'Two people have to approve',
    meaning: 'A budget of the meter demands a second approver. Request the override; two others approve it.',
  },
  'override-request-too-many': {
    status: 422,
    title: 'Too many requests',
    meaning: 'A meter has at most 50 requests for overrides that nobody has decided. Approve or refuse one.',
  },
  'override-request-not-open': {
    status: 409,
    title: 'No such request',
    meaning: 'The request for an override never was, was decided, or lapsed when the end it asked for came.',
  },
  'override-approver-not-other': {
    status: 403,
    title: 'Someone else has to approve',
    meaning: 'Nobody approves an override they asked for, or one they have approved before.',
  },
  'override-not-in-force': {
    status: 409,
    title: 'No such override',
    meaning: 'The override never was, or it has ended.',
  },
  'hold-end-out-of-range': {
    status: 422,
    title: 'The hold ends too early or too late',
    meaning: '`endsAt` has to lie in the future, and at most 31 days ahead. Longer work renews its hold.',
  },
  'hold-too-many': {
    status: 422,
    title: 'Too many holds',
    meaning: 'A meter has at most 500 holds that stand. Commit or release one, or wait until one ends.',
  },
  'hold-not-standing': {
    status: 409,
    title: 'No such hold',
    meaning: 'The hold never was, was committed or released, or its end has come; what it reserved is free again.',
  },
  'hold-exceeded': {
    status: 409,
    title: 'More than was held',
    meaning: 'A hold is committed for at most what it reserves. Commit all of it and report what was used beyond.',
  },
  'charge-unknown': {
    status: 404,
    title: 'No such charge',
    meaning: 'The command that was named consumed nothing on this meter.',
  },
  'return-exceeds-charge': {
    status: 409,
    title: 'More than was charged',
    meaning: 'A charge can be given back once: no more of it than was charged and not returned yet.',
  },
  'batch-not-atomic': {
    status: 422,
    title: 'No one decision sees it all',
    meaning:
      'All or none is decided for what is consumed of one meter: each meter has a ledger of its own, and what is reported has happened.',
  },
  'recorded-use-unknown': {
    status: 404,
    title: 'No such use',
    meaning:
      'The decision or command that was named recorded no use of this meter; or it recorded several, and `item` does not say which.',
  },
  'correction-reason-too-short': {
    status: 422,
    title: 'A reason is missing',
    meaning: 'A correction needs a reason of at least 10 characters.',
  },
  'correction-too-late': {
    status: 422,
    title: 'The figures are final',
    meaning:
      'Use is corrected in the day, week and month in which it happened, each for 72 hours after its end. All three ended longer ago.',
  },
  'correction-below-zero': {
    status: 409,
    title: 'More than there is',
    meaning:
      'A use can be corrected down to nothing, and not below: what is left of it, with earlier corrections and returns.',
  },
  'correction-too-many': {
    status: 422,
    title: 'Too many corrections',
    meaning: 'On a meter at most 500 uses can stand corrected whose periods can still be put right.',
  },
} as const satisfies ErrorKinds;
