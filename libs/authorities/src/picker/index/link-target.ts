/** What a link can be made to; a `dataset` leads on to its rows. */
export const LINK_TARGET_KINDS = ['authority', 'section', 'dataset', 'row', 'help'] as const;

export type LinkTargetKind = (typeof LINK_TARGET_KINDS)[number];

/** Something the link picker can find. Plain data: it goes to the picker's thread and comes back. */
export interface LinkTarget {
  readonly kind: LinkTargetKind;
  /** What a link's destination is: `authority:terms#scope`, `evidence:holdings/H1`; of a dataset `evidence:holdings`. */
  readonly reference: string;
  readonly title: string;
  /** What else it is called: its ID. Searched like the title. */
  readonly name: string;
  /** Where it stands, searched with less weight: the authority of a section, dataset and cells of a row. */
  readonly context: string;
  /** A link to it would compile as it is now; `false` for an authority without a published version. */
  readonly citable: boolean;
  /** When it was last changed, in milliseconds since the epoch. */
  readonly updatedAt: number;
}
