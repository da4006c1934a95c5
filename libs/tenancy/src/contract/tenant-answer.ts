/** A tenant with its nameplate (region, legal entity, residency policy). */
export type TenantAnswer = {
  readonly tenant: string;
  readonly name: string;
  readonly region: string;
  readonly legalEntity: string;
  /** IANA time zone. */
  readonly timeZone: string;
  /** ISO 8601: from when on it decides when budget periods turn; `null`: since the tenant began. */
  readonly timeZoneSince: string | null;
  /** BCP 47. */
  readonly locale: string;
  readonly plan: string;
  readonly policyId: string;
  readonly policyVersion: number;
  /** Two-letter region codes exports may be delivered to. */
  readonly allowedDestinations: readonly string[];
  /** ISO 8601; from then on the policy is stale and exports are blocked. */
  readonly policyValidUntil: string;
  /** Days for which the bundle of an export may be given out at most; `null`: the policy sets no limit. */
  readonly exportKeepDays: number | null;
};

/** A tenant in a list. */
export type TenantListItem = TenantAnswer & {
  /** ISO 8601. */
  readonly createdAt: string;
};

export type TenantList = {
  readonly items: readonly TenantListItem[];
  /** Pass as `after` for the next page; `null` on the last. */
  readonly cursor: string | null;
};

/** A plane as anyone may see it. */
export type PlaneItem = {
  readonly plane: string;
  /** Region code, the same as the plane's ID. */
  readonly region: string;
};

export type PlaneList = { readonly items: readonly PlaneItem[] };
