/** What a link can be made to; a `dataset` leads on to its rows. */
export type LinkTargetKindAnswer = 'authority' | 'section' | 'dataset' | 'row' | 'help';

/** Something a link can be made to. */
export type LinkTargetItem = {
  readonly kind: LinkTargetKindAnswer;
  /** The destination: `authority:terms#scope`, `evidence:holdings/H1`; of a dataset `evidence:holdings`. */
  readonly reference: string;
  readonly title: string;
  /** Where it stands: title and ID of a section's authority, dataset and first cells of a row, columns of a dataset. */
  readonly context: string;
  /** The Markdown to insert. `null` for a dataset: one cites its rows, which the search `refine` lists. */
  readonly markdown: string | null;
  /** What to search for next, for a dataset: `holdings/`. */
  readonly refine: string | null;
  /** `false`: the authority has no published version yet, so a link to it does not compile. */
  readonly citable: boolean;
  /** ISO 8601 UTC. */
  readonly updatedAt: string;
};

/** What the link picker found, best first. */
export type LinkTargetList = {
  readonly items: readonly LinkTargetItem[];
  /** Kinds that were searched: those asked for which the token may read. */
  readonly kinds: readonly LinkTargetKindAnswer[];
  /**
   * The tenant's entry up to which authorities and datasets were searched.
   * @asType integer
   * @minimum 0
   */
  readonly asOfEntry: number;
  /**
   * `false` while rows are still being read in, and for good where the tenant has more than 100,000: rows that are not
   * read in are found by `<dataset>/<row ID>` all the same.
   */
  readonly complete: boolean;
};
