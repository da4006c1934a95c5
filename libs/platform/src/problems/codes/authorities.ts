import type { ErrorKinds } from '../error-kind.ts';

export const AUTHORITIES_ERRORS = {
  'draft-moved-on': {
    status: 409,
    title: 'The draft moved on',
    meaning: 'The draft was changed while it was compiled or published. Compile it again.',
  },
  'not-compiled': {
    status: 409,
    title: 'Not compiled yet',
    meaning: 'Only a compiled draft can be published. Compile it first; the compile says what is wrong with it.',
  },
  'compile-outdated': {
    status: 409,
    title: 'The links point at something else',
    meaning:
      'Since the draft was compiled, an authority or evidence it links to has changed. Compile again, look at it, then publish.',
  },
  'references-broken': {
    status: 422,
    title: 'Links lead nowhere',
    meaning:
      'A link of the authority has no target, or an anchor is ambiguous. `facts.findings` says where, why, and what may have been meant.',
  },
  'compile-exceeds-hold': {
    status: 422,
    title: 'More tokens than held',
    meaning:
      'The text, with what it quotes, has more tokens than `maxTokens`. The compile stopped: nothing was recorded or charged, and what the one before found stays.',
  },
  'fix-not-applicable': {
    status: 422,
    title: 'Nothing to fix',
    meaning:
      'The draft has no such link or heading, or the new destination or anchor cannot be used; the detail says which.',
  },
  'skips-not-allowed': {
    status: 403,
    title: 'Skips are switched off',
    meaning: 'The tenant does not let findings be skipped. Mend the finding, or have the switch turned on.',
  },
  'finding-not-found': {
    status: 404,
    title: 'No such finding',
    meaning:
      'The authority has no finding with this fingerprint now: it was mended, or its source or target changed, which makes it another finding.',
  },
  'finding-does-not-block': {
    status: 422,
    title: 'The finding is a warning',
    meaning: 'It keeps nothing from being published or exported, so there is nothing to skip.',
  },
  'skip-justification-too-short': {
    status: 422,
    title: 'A justification is missing',
    meaning: 'A skip needs a justification of at least 20 characters; exports print it.',
  },
  'skip-end-not-ahead': {
    status: 422,
    title: 'The skip would have ended',
    meaning: '`expiresAt` has to lie in the future.',
  },
  'skips-too-many': {
    status: 422,
    title: 'Too many skips',
    meaning: 'An authority has at most 100 skips in force. Mend findings and revoke their skips.',
  },
  'skip-not-in-force': {
    status: 409,
    title: 'No such skip',
    meaning: 'The skip never was, it was revoked or replaced, or it has ended.',
  },
  'link-not-found': {
    status: 404,
    title: 'No such link',
    meaning: 'Neither the compiled draft nor the latest version has this link.',
  },
  'target-changed': {
    status: 409,
    title: 'The target changed again',
    meaning: 'What the link cites is not what was read. Read it as it is now, then accept that.',
  },
} as const satisfies ErrorKinds;
