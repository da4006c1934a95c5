import { assertNever } from '@chancery/kernel';
import type { EpochMs } from '@chancery/kernel';
import type { AuthorityStatus } from '../contract/authority-answers.ts';
import type { CompiledText } from '../compiler/compile-text.ts';
import { citedDigest } from '../compiler/cited-digest.ts';
import { blocking } from '../compiler/finding.ts';
import type { Finding } from '../compiler/finding.ts';
import type { Section } from '../compiler/section.ts';
import type { PinnedReference } from '../compiler/pinned-reference.ts';
import type {
  AuthorityCompiled,
  AuthorityDrafted,
  AuthorityEvent,
  AuthorityPublished,
  FindingSkipped,
} from './authority.events.ts';
import { applySkips, skipsInForce } from './skip.ts';
import type { Skip } from './skip.ts';

/**
 * A text of this authority without the text: states are kept in memory by the thousand, and a text has up to 512 KB.
 * `textAt` is the stream revision of the `AuthorityDrafted` event that holds it.
 */
export interface DraftText {
  /** From 1. */
  readonly revision: number;
  readonly title: string;
  readonly textDigest: string;
  readonly textAt: number;
  readonly draftedAt: EpochMs;
}

/** What the last compile said. It is about the present draft only while `draftRevision` is the draft's. */
export interface Compilation extends CompiledText {
  readonly draftRevision: number;
  readonly textDigest: string;
  readonly tokens: number;
  readonly tokenizer: string;
  readonly allowSkips?: boolean;
  readonly compiledAt: EpochMs;
}

/** A frozen version. What it points at is kept for the latest one alone (`Authority.references`). */
export interface PublishedVersion {
  /** From 1. */
  readonly version: number;
  readonly draftRevision: number;
  readonly title: string;
  readonly textDigest: string;
  readonly textAt: number;
  /** Stream revision of the `AuthorityPublished` event. */
  readonly eventAt: number;
  readonly sections: readonly Section[];
  readonly publishedAt: EpochMs;
}

export interface Authority {
  readonly authority: string;
  readonly draft: DraftText;
  /** `null` before the first compile. */
  readonly compiled: Compilation | null;
  /** Oldest first. */
  readonly versions: readonly PublishedVersion[];
  /** Pins of the latest version; empty before the first. */
  readonly references: readonly PinnedReference[];
  /** What stood when the latest version was published; empty before the first. */
  readonly findings: readonly Finding[];
  /** Neither revoked nor, when the last one was made, past their end; by ID. */
  readonly skips: readonly Skip[];
  /** Skips ever made. */
  readonly skipCount: number;
  /** By destination of the links of the last compile and of the latest version: the digest they are accepted with. */
  readonly accepted: { readonly [target: string]: string };
  /** Events folded, so that the next one's stream revision is known. */
  readonly events: number;
}

/** `null`: nothing was ever drafted under this ID. */
export type AuthorityState = Authority | null;

export function evolveAuthority(state: AuthorityState, event: AuthorityEvent): AuthorityState {
  switch (event.type) {
    case 'AuthorityDrafted':
      return afterDraft(state, event);
    case 'AuthorityCompiled':
      return state && afterCompile(state, event);
    case 'AuthorityPublished':
      return state && afterPublish(state, event);
    case 'FindingSkipped':
      return state && afterSkip(state, event);
    case 'SkipRevoked': {
      const skips = state?.skips.filter(({ skip }) => skip !== event.skip) ?? [];
      return state && { ...state, skips, events: state.events + 1 };
    }
    case 'LinkAccepted': {
      const accepted = { ...state?.accepted, [event.target]: event.digest };
      return state && { ...state, accepted, events: state.events + 1 };
    }
    default:
      return assertNever(event);
  }
}

const NEW = {
  compiled: null,
  versions: [],
  references: [],
  findings: [],
  skips: [],
  skipCount: 0,
  accepted: {},
};

function afterDraft(state: AuthorityState, event: AuthorityDrafted): Authority {
  const { authority, revision, title, textDigest, draftedAt } = event;
  const events = state?.events ?? 0;
  const draft = { revision, title, textDigest, textAt: events, draftedAt };
  return { ...(state ?? NEW), authority, draft, events: events + 1 };
}

function afterCompile(state: Authority, event: AuthorityCompiled): Authority {
  const { type: _type, authority: _authority, charge: _charge, ...compiled } = event;
  return { ...state, compiled, accepted: acceptedAfter(state, event), events: state.events + 1 };
}

/** Writing a link accepts what it cites; what is cited later must be accepted by a person. */
function acceptedAfter({ accepted, references }: Authority, event: AuthorityCompiled): Authority['accepted'] {
  const pins = [...references, ...event.references].filter((pin) => pin.kind !== 'own-section');
  return Object.fromEntries(pins.map((pin) => [pin.target, accepted[pin.target] ?? citedDigest(pin)]));
}

function afterPublish(state: Authority, event: AuthorityPublished): Authority {
  const { version, draftRevision, title, textDigest, sections, references, findings, publishedAt } = event;
  const { textAt } = state.draft;
  const eventAt = state.events;
  const published = { version, draftRevision, title, textDigest, textAt, eventAt, sections, publishedAt };
  return { ...state, versions: [...state.versions, published], references, findings, events: state.events + 1 };
}

/** A new skip takes the place of an older one of the same finding; those past their end are forgotten. */
function afterSkip(state: Authority, { skip }: FindingSkipped): Authority {
  const others = skipsInForce(state.skips, skip.skippedAt).filter(
    ({ finding }) => finding.fingerprint !== skip.finding.fingerprint,
  );
  return { ...state, skips: [...others, skip], skipCount: state.skipCount + 1, events: state.events + 1 };
}

/** What the links with this destination are accepted with; `null`: neither the compiled draft nor the version has any. */
export function acceptedDigest({ accepted }: Authority, target: string): string | null {
  return Object.hasOwn(accepted, target) ? (accepted[target] ?? null) : null;
}

/** The latest published version; `null` before the first. */
export function latestVersion(state: Authority): PublishedVersion | null {
  return state.versions.at(-1) ?? null;
}

/** The compilation of the present draft; `null` when it was not compiled yet. */
export function currentCompilation({ compiled, draft }: Authority): Compilation | null {
  return compiled?.draftRevision === draft.revision ? compiled : null;
}

/** @param skips those in force; none where the tenant allows none */
export function statusOf(state: Authority, skips: readonly Skip[]): AuthorityStatus {
  const compiled = currentCompilation(state);
  if (compiled && blocking(applySkips(compiled.findings, skips).open).length > 0) return 'broken';
  if (latestVersion(state)?.draftRevision === state.draft.revision) return 'published';
  return compiled ? 'compiled' : 'draft';
}

/** When anything last happened to it. */
export function updatedAt(state: Authority): EpochMs {
  return Math.max(state.draft.draftedAt, state.compiled?.compiledAt ?? 0, latestVersion(state)?.publishedAt ?? 0);
}
