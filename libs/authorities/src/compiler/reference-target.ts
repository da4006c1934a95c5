import { isSlug, isTenantId } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import { isAnchor } from './anchor.ts';

/** `authority:ID`, `authority:ID#section`, `authority:ID@VERSION#section`, or `authority:#section` of one's own. */
export interface AuthorityTarget {
  readonly kind: 'authority';
  /** `null`: the authority the link stands in. */
  readonly authority: string | null;
  /** `null`: the latest published version, whichever that is. */
  readonly version: number | null;
  /** In NFC. `null`: the authority as a whole. */
  readonly anchor: string | null;
}

/** `evidence:DATASET/ROW`, or `evidence://TENANT/DATASET/ROW` with the owner written out. */
export interface EvidenceTarget {
  readonly kind: 'evidence';
  /** `null`: the tenant of the authority. */
  readonly tenant: TenantId | null;
  readonly dataset: string;
  readonly row: string;
}

/** A destination with one of our schemes that names nothing. */
export interface MalformedTarget {
  readonly kind: 'malformed';
  /** What is wrong, as the end of a sentence that begins with the link. */
  readonly problem: string;
  /** The same link written well, where that is only a matter of spelling. */
  readonly wellWritten: string | null;
}

export type ReferenceTarget = AuthorityTarget | EvidenceTarget;

/** UTF-16 code units of a destination at most. */
const MAX_LENGTH = 300;
const SCHEME = /^(authority|evidence):(.*)$/is;
const AUTHORITY = /^([^@#]*)(?:@([^#]*))?(?:#(.*))?$/s;
const EVIDENCE = /^(?:\/\/([^/]*)\/)?([^/]*)\/(.+)$/s;
const VERSION = /^[1-9]\d{0,8}$/;

/** Reads the destination of a link that begins with `authority:` or `evidence:`, in any case. */
export function parseTarget(target: string): ReferenceTarget | MalformedTarget {
  if (target.length > MAX_LENGTH) return malformed(`is longer than ${MAX_LENGTH} characters`);
  const [, scheme = '', rest = ''] = SCHEME.exec(target) ?? [];
  if (scheme !== scheme.toLowerCase()) {
    return malformed(`must begin with "${scheme.toLowerCase()}:" in lower case`, `${scheme.toLowerCase()}:${rest}`);
  }
  const decoded = decode(rest);
  if (decoded === null) return malformed('has a "%" that does not begin an escape');
  return scheme === 'authority' ? parseAuthority(decoded) : parseEvidence(decoded);
}

function parseAuthority(rest: string): AuthorityTarget | MalformedTarget {
  const [, authority = '', version, section] = AUTHORITY.exec(rest) ?? [];
  const anchor = section?.normalize('NFC') ?? null;
  if (authority === '' && (anchor === null || version !== undefined)) return malformed('names no authority');
  if (authority !== '' && !isSlug(authority)) {
    return malformed(
      `names "${authority}", which is no authority ID (a letter, then letters, digits or _; lower case)`,
    );
  }
  if (version !== undefined && !VERSION.test(version)) {
    return malformed(`names the version "${version}"; versions are whole numbers from 1`);
  }
  if (anchor !== null && !isAnchor(anchor)) {
    return malformed(`names the section "${anchor}"; anchors are letters, digits and "-"`);
  }
  return {
    kind: 'authority',
    authority: authority === '' ? null : authority,
    version: version === undefined ? null : Number(version),
    anchor,
  };
}

function parseEvidence(rest: string): EvidenceTarget | MalformedTarget {
  const match = EVIDENCE.exec(rest);
  if (!match) return malformed('names no row: write evidence:DATASET/ROW');
  const [, tenant, dataset = '', row = ''] = match;
  if (tenant !== undefined && !isTenantId(tenant)) return malformed(`names "${tenant}", which is no tenant ID`);
  if (!isSlug(dataset)) {
    return malformed(`names "${dataset}", which is no dataset (a letter, then letters, digits or _; lower case)`);
  }
  if (/[\s\p{Cc}]/u.test(row)) return malformed('names a row with blanks; row IDs have none');
  return { kind: 'evidence', tenant: tenant ?? null, dataset, row };
}

/** The link destination that names this target. */
export function formatTarget(target: ReferenceTarget): string {
  if (target.kind === 'evidence') {
    const owner = target.tenant === null ? '' : `//${target.tenant}/`;
    return `evidence:${owner}${target.dataset}/${escape(target.row)}`;
  }
  const version = target.version === null ? '' : `@${target.version}`;
  const section = target.anchor === null ? '' : `#${target.anchor}`;
  return `authority:${target.authority ?? ''}${version}${section}`;
}

/** Percent-escapes what would end a Markdown destination or be decoded again. */
function escape(row: string): string {
  return row.replaceAll(/[()<>\\%&]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function malformed(problem: string, wellWritten: string | null = null): MalformedTarget {
  return { kind: 'malformed', problem, wellWritten };
}
