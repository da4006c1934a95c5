export * from './authorities.definition.ts';
export * from './authorities.module.ts';
export * from './authority-for-export.ts';
export * from './bundled-authority.ts';
export * from './authority/authority.aggregate.ts';
export type { Skip, SkipApplied, SkipCategory } from './authority/skip.ts';
export * from './compiler/check-pins.ts';
export * from './compiler/finding.ts';
export type { Section } from './compiler/section.ts';
export * from './inbound-links/authorities-citing.ts';
export type { ExpandedText, IncludedText, MovedLines } from './includes/expanded-text.ts';
export type {
  PinnedAuthority,
  PinnedEvidence,
  PinnedOwnSection,
  PinnedReference,
} from './compiler/pinned-reference.ts';
export type { ReferenceFacts } from './compiler/reference-facts.ts';
export { authoritySettingsAggregate } from './settings/authority-settings.aggregate.ts';
export { HELP_SOURCE } from './picker/targets/help-targets.ts';
export type { HelpArticle, HelpSource } from './picker/targets/help-targets.ts';
export { gatherFacts } from './references/gather-facts.ts';
