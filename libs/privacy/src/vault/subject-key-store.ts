/** Where wrapped subject keys are kept, and which subjects were forgotten. One per plane; a vault stands before it. */
export interface SubjectKeyStore {
  /** Of `subject`: its wrapped key, `erased` when it was forgotten, `null` when it never had a key. */
  find(subject: string): Promise<Uint8Array | 'erased' | null>;
  /**
   * Keeps the first key of `subject`, durably. Returns the key that is kept: another one where another process was
   * first, `erased` when the subject was forgotten meanwhile.
   */
  add(subject: string, wrapped: Uint8Array): Promise<Uint8Array | 'erased'>;
  /** Records the erasure, then destroys the key; both durable when it returns. Returns whether there was a key. */
  erase(subject: string): Promise<boolean>;
  close(): Promise<void>;
}
