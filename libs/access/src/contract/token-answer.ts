/** A token as lists show it; its secret is shown once, when it is issued. */
export type TokenAnswer = {
  readonly token: string;
  readonly tenant: string;
  readonly actor: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly issuedBy: string;
  /** ISO 8601. */
  readonly issuedAt: string;
  /** ISO 8601; `null` = never. */
  readonly expiresAt: string | null;
  /** ISO 8601; `null` while it works. */
  readonly revokedAt: string | null;
};

/** The answer to issuing: the only time the secret is shown. */
export type IssuedToken = TokenAnswer & {
  /** `chy_…`: send it as `Authorization: Bearer`. `null` on a repeat of the request: it was shown the first time. */
  readonly secret: string | null;
};

export type TokenList = { readonly items: readonly TokenAnswer[]; readonly cursor: string | null };

/** Who the presented token is. */
export type Me = {
  readonly plane: string;
  readonly actor: string;
  /** `null` for an operator of the plane. */
  readonly tenant: string | null;
  readonly scopes: readonly string[];
  readonly tokenName: string;
  readonly expiresAt: string | null;
};
