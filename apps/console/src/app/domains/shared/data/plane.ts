/** The two letters of a region's stores: `us`, `eu`. */
export type PlaneId = string;

const TENANT = /^([a-z]{2})_[a-z0-9]{2,64}$/;
const TOKEN = /^chy_([a-z]{2})_\S+$/;

/** The plane a tenant lives in, read from its ID alone; `null` when the text is not a tenant ID. */
export function planeOfTenant(tenant: string): PlaneId | null {
  return TENANT.exec(tenant)?.[1] ?? null;
}

/** The plane an API token belongs to, read from its prefix; `null` when the text is not an API token. */
export function planeOfToken(token: string): PlaneId | null {
  return TOKEN.exec(token)?.[1] ?? null;
}
