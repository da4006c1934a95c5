import type { EpochMs, JsonObject, Rejection } from '@chancery/kernel';
import type { SkippedFinding } from './skip.ts';

/** The tenant's switch is off. */
export function skipsNotAllowed(authority: string): Rejection {
  return {
    code: 'skips-not-allowed',
    message: `No finding of "${authority}" can be skipped: this tenant does not allow skips.`,
    facts: { authority, allowSkips: false },
    lift: [
      {
        action: 'Allow skips in the settings of authorities, or mend the finding.',
        by: 'authorities:settings',
        request: {
          method: 'PUT',
          path: 'authority-settings',
          body: { allowSkips: true, reason: 'A finding is to be skipped.' },
        },
      },
    ],
  };
}

/** Neither the compiled draft nor the latest version has a finding with this fingerprint now. */
export function findingNotFound(authority: string, fingerprint: string): Rejection {
  return {
    code: 'finding-not-found',
    message: `"${authority}" has no finding ${fingerprint} now: it was mended, or its source or target changed.`,
    facts: { authority, finding: fingerprint },
    lift: [
      {
        action: 'Compile the draft and take the fingerprint from its findings.',
        by: 'authorities:compile',
      },
    ],
  };
}

/** A warning: it keeps nothing from being published, so there is nothing to skip. */
export function findingDoesNotBlock(authority: string, { code, line, column }: SkippedFinding): Rejection {
  return {
    code: 'finding-does-not-block',
    message: `The finding in line ${line}, column ${column} of "${authority}" (${code}) is a warning: it blocks nothing, so there is nothing to skip.`,
    facts: { authority, finding: code, line, column },
    lift: [],
  };
}

export function justificationTooShort(authority: string, characters: number, required: number): Rejection {
  return {
    code: 'skip-justification-too-short',
    message: `The justification has ${characters} characters; a skip of "${authority}" needs at least ${required}.`,
    facts: { authority, characters, required },
    lift: [
      {
        action: `Say in at least ${required - characters} more characters why the finding may pass.`,
        by: 'authorities:skip',
      },
    ],
  };
}

export function skipEndNotAhead(authority: string, expiresAt: EpochMs, now: EpochMs): Rejection {
  const [end, present] = [new Date(expiresAt).toISOString(), new Date(now).toISOString()];
  return {
    code: 'skip-end-not-ahead',
    message: `The skip would end at ${end}, and it is ${present} already.`,
    facts: { authority, expiresAt: end, now: present },
    lift: [
      {
        action: `Let the skip end after ${present}.`,
        by: 'authorities:skip',
      },
    ],
  };
}

/** @param oldest IDs of skips that could be revoked */
export function tooManySkips(authority: string, limit: number, oldest: readonly string[]): Rejection {
  return {
    code: 'skips-too-many',
    message: `"${authority}" has ${limit} skips in force, which is the most it can have.`,
    facts: { authority, inForce: limit, limit, oldest },
    lift: oldest.map((skip) => ({
      action: `Mend the finding of the skip ${skip} and revoke it.`,
      by: 'authorities:skip',
      request: {
        method: 'POST',
        path: `authorities/${authority}/skips/${skip}/revoke`,
        body: { reason: 'The finding was mended.' },
      },
    })),
  };
}

export function skipNotInForce(authority: string, skip: string, inForce: readonly string[]): Rejection {
  return {
    code: 'skip-not-in-force',
    message: `"${authority}" has no skip ${skip} in force: it never was, it was revoked, or it has ended.`,
    facts: { authority, skip, inForce },
    lift: [],
  };
}

/** Neither the compiled draft nor the latest version has this link. */
export function linkNotFound(authority: string, target: string): Rejection {
  return {
    code: 'link-not-found',
    message: `Neither the compiled draft of "${authority}" nor its latest version has a link "${target}" that leads somewhere.`,
    facts: { authority, target },
    lift: [
      {
        action: 'Compile the draft that has the link.',
        by: 'authorities:compile',
      },
    ],
  };
}

/** What the person read is not what is there now. @param present `null`: nothing is */
export function targetChanged(authority: string, target: string, read: string, present: string | null): Rejection {
  const facts: JsonObject = { authority, target, read, present };
  if (present === null) {
    return {
      code: 'target-changed',
      message: `The link "${target}" of "${authority}" leads nowhere now, so there is nothing to accept.`,
      facts,
      lift: [
        {
          action: 'Mend the link.',
          by: 'authorities:write',
        },
      ],
    };
  }
  return {
    code: 'target-changed',
    message: `What "${target}" cites reads otherwise by now (${present.slice(0, 12)}) than what was read (${read.slice(0, 12)}).`,
    facts,
    lift: [
      {
        action: 'Read it as it is now, then accept that.',
        by: 'authorities:accept',
        request: { method: 'POST', path: `authorities/${authority}/acceptances`, body: { target, digest: present } },
      },
    ],
  };
}
