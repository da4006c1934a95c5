import type { EpochMs } from '@chancery/kernel';
import type { Finding } from '../compiler/finding.ts';
import type { Section } from '../compiler/section.ts';
import type { PinnedReference } from '../compiler/pinned-reference.ts';
import type { AppliedFix } from './authority.events.ts';
import type { SkipCategory, SkippedFinding } from './skip.ts';

/** Saves a text as the draft; the first one begins the authority. */
export interface DraftAuthority {
  readonly type: 'DraftAuthority';
  readonly authority: string;
  /** The first heading of the text, or the authority's ID. */
  readonly title: string;
  readonly text: string;
  /** Revision the writer had read (`If-Match`; 0: none); `null`: whatever it is now. */
  readonly basedOn: number | null;
  /** The fix that changed the text; absent when a person wrote it. */
  readonly fix?: AppliedFix;
}

/** Records what a compile found. The links were resolved before, against what stood in the plane at that moment. */
export interface CompileAuthority {
  readonly type: 'CompileAuthority';
  readonly authority: string;
  readonly draftRevision: number;
  readonly textDigest: string;
  readonly tokens: number;
  readonly tokenizer: string;
  /** The commandId that charged the tokens. */
  readonly charge: string;
  readonly sections: readonly Section[];
  readonly references: readonly PinnedReference[];
  readonly findings: readonly Finding[];
  /** The tenant's switch; absent in commands of before it. */
  readonly allowSkips?: boolean;
}

/** Freezes the compiled draft as a version. `references` and `findings`: its links, resolved once more just now. */
export interface PublishAuthority {
  readonly type: 'PublishAuthority';
  readonly authority: string;
  readonly draftRevision: number;
  readonly references: readonly PinnedReference[];
  readonly findings: readonly Finding[];
  /** The tenant's switch; absent in commands of before it. */
  readonly allowSkips?: boolean;
}

/** Lets a finding pass. */
export interface SkipFinding {
  readonly type: 'SkipFinding';
  readonly authority: string;
  /** As looked up by its fingerprint just now, in the compiled draft and the latest version; `null`: nothing was found. */
  readonly finding: SkippedFinding | null;
  /** Whether the finding blocks at all. */
  readonly blocks: boolean;
  readonly fingerprint: string;
  readonly category: SkipCategory;
  readonly justification: string;
  /** Actor ID. */
  readonly owner: string;
  readonly expiresAt: EpochMs;
  /** The tenant's switch. */
  readonly allowSkips: boolean;
}

/** Takes a skip back. */
export interface RevokeSkip {
  readonly type: 'RevokeSkip';
  readonly authority: string;
  readonly skip: string;
  readonly reason: string;
}

/** Says that a claim still holds with what its link cites by now. */
export interface AcceptLink {
  readonly type: 'AcceptLink';
  readonly authority: string;
  /** The link's destination as it is written. */
  readonly target: string;
  /** Digest of what the person read. */
  readonly digest: string;
  /** Digest of what is there now, as looked up just now; `null`: the link leads nowhere. */
  readonly present: string | null;
}

export type AuthorityCommand =
  DraftAuthority | CompileAuthority | PublishAuthority | SkipFinding | RevokeSkip | AcceptLink;
