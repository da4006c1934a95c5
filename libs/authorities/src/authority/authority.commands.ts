import type { Finding } from '../compiler/finding.ts';
import type { Section } from '../compiler/outline.ts';
import type { PinnedReference } from '../compiler/pinned-reference.ts';

/** Saves a text as the draft; the first one begins the authority. */
export interface DraftAuthority {
  readonly type: 'DraftAuthority';
  readonly authority: string;
  /** The first heading of the text, or the authority's ID. */
  readonly title: string;
  readonly text: string;
  /** Revision the writer had read (`If-Match`; 0: none); `null`: whatever it is now. */
  readonly basedOn: number | null;
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
}

/** Freezes the compiled draft as a version. `references` and `findings`: its links, resolved once more just now. */
export interface PublishAuthority {
  readonly type: 'PublishAuthority';
  readonly authority: string;
  readonly draftRevision: number;
  readonly references: readonly PinnedReference[];
  readonly findings: readonly Finding[];
}

export type AuthorityCommand = DraftAuthority | CompileAuthority | PublishAuthority;
