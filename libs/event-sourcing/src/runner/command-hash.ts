import { hash } from 'node:crypto';
import type { Command, JsonObject } from '@chancery/kernel';
import { canonicalJson } from '@chancery/kernel';

/**
 * SHA-256 of the canonical command (or of the fingerprint that stands for it), hex. Personal data in it is ciphertext,
 * and the same text gives the same one.
 */
export function commandHash(command: Command | JsonObject): string {
  return hash('sha256', canonicalJson(command as unknown as JsonObject), 'hex');
}
