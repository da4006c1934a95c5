import type { EncryptedText } from './encrypted-text.ts';

/**
 * Encrypts and decrypts personal data under subject keys; forgetting a subject destroys its key. One per plane.
 * A key in use is kept in memory: sealing and opening under it asks no store.
 */
export interface SubjectVault {
  /** Makes the subject's key on first use. `subject`: an actor ID or any `[a-z0-9_]{1,80}`. @throws SubjectForgottenError */
  seal(subject: string, text: string): Promise<EncryptedText>;
  /** `null` when the subject was forgotten. @throws Error when the ciphertext was altered. */
  open(text: EncryptedText): Promise<string | null>;
  /** Destroys the key, durably, and remembers that it did. Idempotent. Returns whether there was a key. */
  forget(subject: string): Promise<boolean>;
  close(): Promise<void>;
}

/** The subject was forgotten: nothing about it may be written any more. */
export class SubjectForgottenError extends Error {
  override readonly name = 'SubjectForgottenError';
}
