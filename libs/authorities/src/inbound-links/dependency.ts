import type { TenantId } from '@chancery/kernel';
import type { Finding } from '../compiler/finding.ts';
import type { PinnedReference } from '../compiler/pinned-reference.ts';
import { parseTarget } from '../compiler/reference-target.ts';

/** What a link depends on: it has to be looked at again when that changes. */
export interface Dependency {
  /** The authority or the dataset: `authority:terms`, `evidence:holdings`. */
  readonly of: string;
  /** The same with the row: `evidence:holdings/H1`; for an authority the same as `of`. */
  readonly target: string;
}

/** One link, as a compile or a version left it. Plain JSON. */
export type LinkPlace = {
  /** The destination as it is written. */
  readonly target: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** Anchor of the section that is cited; `null`: the authority as a whole, or evidence. */
  readonly section: string | null;
  /** `null`: evidence, or the link does not resolve. */
  readonly version: number | null;
  /** The batch the row was pinned in; `null`: no evidence, or the link does not resolve. */
  readonly batch: string | null;
  /** `false`: it leads nowhere; it is listed because it names the target. */
  readonly resolves: boolean;
};

export interface DependentLink {
  readonly on: Dependency;
  readonly place: LinkPlace;
}

export function onAuthority(authority: string): Dependency {
  return { of: `authority:${authority}`, target: `authority:${authority}` };
}

export function onRow(dataset: string, row: string): Dependency {
  return { of: onDataset(dataset), target: `evidence:${dataset}/${row}` };
}

/** `Dependency.of` of every row of a dataset. */
export function onDataset(dataset: string): string {
  return `evidence:${dataset}`;
}

/**
 * Everything a compiled or published text depends on: its pins, and what its links that lead nowhere name. Links within
 * the text, and to evidence of other tenants, depend on nothing.
 */
export function dependentLinks(
  tenant: TenantId,
  references: readonly PinnedReference[],
  findings: readonly Finding[],
): readonly DependentLink[] {
  const pinned = new Set(references.map(placeKey));
  const unresolved = findings.filter(({ severity, ...place }) => severity === 'error' && !pinned.has(placeKey(place)));
  return [...references.flatMap(ofPin), ...unresolved.flatMap((finding) => ofFinding(tenant, finding))];
}

function ofPin(pin: PinnedReference): readonly DependentLink[] {
  const { target, line, column } = pin;
  const place = { target, line, column, resolves: true };
  switch (pin.kind) {
    case 'own-section':
      return [];
    case 'authority': {
      const { authority, anchor: section, version } = pin;
      return [{ on: onAuthority(authority), place: { ...place, section, version, batch: null } }];
    }
    case 'evidence': {
      const { dataset, row, batch } = pin;
      return [{ on: onRow(dataset, row), place: { ...place, section: null, version: null, batch } }];
    }
  }
}

function ofFinding(tenant: TenantId, { target, line, column }: Finding): readonly DependentLink[] {
  const parsed = parseTarget(target);
  const place = { target, line, column, version: null, batch: null, resolves: false };
  switch (parsed.kind) {
    case 'malformed':
      return [];
    case 'authority':
      if (parsed.authority === null) return [];
      return [{ on: onAuthority(parsed.authority), place: { ...place, section: parsed.anchor } }];
    case 'evidence':
      if (parsed.tenant !== null && parsed.tenant !== tenant) return [];
      return [{ on: onRow(parsed.dataset, parsed.row), place: { ...place, section: null } }];
  }
}

function placeKey({ line, column }: { readonly line: number; readonly column: number }): string {
  return `${line}:${column}`;
}
