import type { LinkTarget } from '../index/link-target.ts';
import type { TargetGroup } from '../index/target-index.ts';

/** A published help article as the picker finds it. */
export interface HelpArticle {
  /** Where it is read: what a link to it goes to. */
  readonly address: string;
  readonly title: string;
  /** What else it is looked for by. */
  readonly keywords: readonly string[];
  /** Milliseconds since the epoch. */
  readonly publishedAt: number;
}

/**
 * Where help articles come from. Whoever publishes help provides one under `HELP_SOURCE`; while nobody does, the picker
 * finds no help. Articles come with a release, so they are read once per process and tenant.
 */
export interface HelpSource {
  articles(): Promise<readonly HelpArticle[]>;
}

/** Injection token of the `HelpSource`. */
export const HELP_SOURCE = Symbol('HELP_SOURCE');

export function helpTargets(articles: readonly HelpArticle[]): TargetGroup {
  const targets = articles.map(({ address, title, keywords, publishedAt }): LinkTarget => ({
    kind: 'help',
    reference: address,
    title,
    name: '',
    context: keywords.join(' '),
    citable: true,
    updatedAt: publishedAt,
  }));
  return { group: 'help', targets };
}
