import { hash } from 'node:crypto';
import { canonicalJson } from '@chancery/kernel';
import type { FlagValues } from './contract/flag.ts';

/**
 * What every envelope says of the flags in force: the first 16 hex digits of the SHA-256 of their canonical JSON. The
 * same values give the same digest, in whatever order they come.
 */
export function flagSetDigest(values: FlagValues): string {
  return hash('sha256', canonicalJson(values), 'hex').slice(0, 16);
}
