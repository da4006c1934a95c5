/** One link to an authority, as it stands in the other's text. */
export type InboundLinkPlace = {
  /** The destination as it is written. */
  readonly target: string;
  /**
   * Where the link begins, from 1.
   * @asType integer
   * @minimum 1
   */
  readonly line: number;
  /**
   * In UTF-16 code units, from 1.
   * @asType integer
   * @minimum 1
   */
  readonly column: number;
  /** Anchor of the section it names; `null`: the whole authority. */
  readonly section: string | null;
  /**
   * The version it is pinned to; `null`: it leads nowhere.
   * @asType integer
   * @minimum 1
   */
  readonly version: number | null;
  /** Whether it leads somewhere. */
  readonly resolves: boolean;
};

/** An authority that links here: in its latest version, in its draft as it was compiled last, or in both. */
export type InboundLink = {
  readonly authority: string;
  readonly title: string;
  /** `null`: its latest version has no such link. */
  readonly published: InboundFromVersion | null;
  /** `null`: its last compile has no such link. */
  readonly draft: InboundFromDraft | null;
};

export type InboundFromVersion = {
  /**
   * @asType integer
   * @minimum 1
   */
  readonly version: number;
  readonly links: readonly InboundLinkPlace[];
};

export type InboundFromDraft = {
  /**
   * The draft's revision that was compiled.
   * @asType integer
   * @minimum 1
   */
  readonly revision: number;
  readonly links: readonly InboundLinkPlace[];
};

/** A page of the authorities that link here, by ID. It may be short: only the cursor says whether it is the last. */
export type InboundLinkList = {
  readonly items: readonly InboundLink[];
  /** Pass as `after` for the next page; `null` on the last. */
  readonly cursor: string | null;
};
