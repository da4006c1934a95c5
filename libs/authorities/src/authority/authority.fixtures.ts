import type { Finding } from '../compiler/finding.ts';
import type { Section } from '../compiler/section.ts';
import type { PinnedAuthority, PinnedEvidence } from '../compiler/pinned-reference.ts';
import { textDigest } from '../compiler/text-digest.ts';
import type { CompileAuthority, PublishAuthority, SkipFinding } from './authority.commands.ts';
import type {
  AuthorityCompiled,
  AuthorityDrafted,
  AuthorityPublished,
  FindingSkipped,
  LinkAccepted,
  SkipRevoked,
} from './authority.events.ts';
import type { Skip } from './skip.ts';

export const NOW = Date.parse('2026-11-23T12:00:00Z');

export const SECTION: Section = { anchor: 'rule', title: 'Rule', level: 1, line: 1, digest: 'a'.repeat(64) };

export const TERMS_PIN: PinnedAuthority = {
  kind: 'authority',
  authority: 'terms',
  version: 1,
  followsLatest: true,
  anchor: 'scope',
  textDigest: 'b'.repeat(64),
  sectionDigest: 'c'.repeat(64),
  ...{ target: 'authority:terms#scope', line: 3, column: 1, from: 12, to: 33 },
};

export const ROW_PIN: PinnedEvidence = {
  kind: 'evidence',
  dataset: 'holdings',
  row: 'H1',
  rowDigest: 'd'.repeat(64),
  batch: 'b1',
  ...{ target: 'evidence:holdings/H1', line: 4, column: 1, from: 40, to: 60 },
};

export const BROKEN: Finding = {
  code: 'unknown-authority',
  severity: 'error',
  line: 5,
  column: 2,
  target: 'authority:trems',
  reason: 'There is no authority "trems" in this tenant.',
  guidance: 'Point the link to authority:terms.',
  candidates: [{ target: 'authority:terms', title: 'Terms' }],
  fix: { from: 70, to: 85, replacement: 'authority:terms' },
  fingerprint: 'f'.repeat(64),
};

export const WARNING: Finding = {
  ...BROKEN,
  code: 'cycle',
  severity: 'warning',
  candidates: [],
  fix: null,
  fingerprint: '0'.repeat(64),
};

/** Of `BROKEN`. */
export const SKIP: Skip = {
  skip: 's1',
  finding: {
    fingerprint: 'f'.repeat(64),
    code: 'unknown-authority',
    target: 'authority:trems',
    line: 5,
    column: 2,
    reason: BROKEN.reason,
  },
  category: 'external-source',
  justification: 'It is kept in the gazette until then.',
  owner: 'eu_aowner',
  expiresAt: NOW + 10_000,
  skippedAt: NOW + 150,
};

export function skipped(change: Partial<Skip> = {}): FindingSkipped {
  return { type: 'FindingSkipped', authority: 'rule', skip: { ...SKIP, ...change } };
}

export function skipCommand(change: Partial<SkipFinding> = {}): SkipFinding {
  const { finding, category, justification, owner, expiresAt } = SKIP;
  const asked = { fingerprint: finding.fingerprint, category, justification, owner, expiresAt };
  return { type: 'SkipFinding', authority: 'rule', finding, blocks: true, allowSkips: true, ...asked, ...change };
}

export function revoked(skip = 's1'): SkipRevoked {
  return { type: 'SkipRevoked', authority: 'rule', skip, reason: 'It was mended.', revokedAt: NOW + 160 };
}

/** The link to the terms is accepted with a section that reads otherwise. */
export function acceptedEvent(digest = 'e'.repeat(64), before = 'c'.repeat(64)): LinkAccepted {
  const { target } = TERMS_PIN;
  return { type: 'LinkAccepted', authority: 'rule', target, digest, before, acceptedAt: NOW + 170 };
}

export function drafted(revision = 1, text = `# Rule ${revision}\n`): AuthorityDrafted {
  return {
    type: 'AuthorityDrafted',
    authority: 'rule',
    revision,
    title: `Rule ${revision}`,
    text,
    textDigest: textDigest(text),
    basedOn: null,
    draftedAt: NOW + revision,
  };
}

/** A clean compile of the draft that `drafted(revision)` makes. */
export function compileCommand(revision = 1, change: Partial<CompileAuthority> = {}): CompileAuthority {
  return {
    type: 'CompileAuthority',
    authority: 'rule',
    draftRevision: revision,
    textDigest: drafted(revision).textDigest,
    tokens: 7,
    tokenizer: 'o200k_base',
    charge: 'charge-1',
    sections: [SECTION],
    references: [TERMS_PIN, ROW_PIN],
    findings: [],
    ...change,
  };
}

export function compiledEvent(revision = 1, change: Partial<CompileAuthority> = {}): AuthorityCompiled {
  return { ...compileCommand(revision, change), type: 'AuthorityCompiled', compiledAt: NOW + 100 };
}

export function publishCommand(revision = 1, change: Partial<PublishAuthority> = {}): PublishAuthority {
  return {
    type: 'PublishAuthority',
    authority: 'rule',
    draftRevision: revision,
    references: [TERMS_PIN, ROW_PIN],
    findings: [],
    ...change,
  };
}

export function publishedEvent(version = 1, revision = version): AuthorityPublished {
  const { title, textDigest: digest } = drafted(revision);
  return {
    type: 'AuthorityPublished',
    authority: 'rule',
    version,
    draftRevision: revision,
    title,
    textDigest: digest,
    sections: [SECTION],
    references: [TERMS_PIN, ROW_PIN],
    findings: [],
    skips: [],
    publishedAt: NOW + 200,
  };
}
