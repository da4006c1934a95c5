import { hash } from 'node:crypto';
import type { Command, JsonObject } from '@chancery/kernel';
import { canonicalJson } from '@chancery/kernel';

/** SHA-256 of the canonical command, hex. Personal data in it is ciphertext, and the same text gives the same one. */
export function commandHash(command: Command): string {
  return hash('sha256', canonicalJson(command as unknown as JsonObject), 'hex');
}
