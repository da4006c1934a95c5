/**
 * A piece of personal data under its subject's own key: `enc:v1:<subject>:<base64url(nonce ‖ ciphertext ‖ tag)>`.
 * It is a string, so commands, events and states carry it as it is; only `SubjectVault.open` gives the text back, and
 * only while the subject's key exists. The same text under the same key always gives the same ciphertext (the nonce is
 * derived from the text), so that a repeated command is recognised as the same.
 * @pattern ^enc:v1:[a-z0-9_]{1,80}:[A-Za-z0-9_-]{38,}$
 */
export type EncryptedText = string & { readonly __brand: 'EncryptedText' };

const SHAPE = /^enc:v1:([a-z0-9_]{1,80}):([A-Za-z0-9_-]{38,})$/;

export function isEncryptedText(text: unknown): text is EncryptedText {
  return typeof text === 'string' && SHAPE.test(text);
}

/** Whose data it is. @throws Error when `text` is not an encrypted text. */
export function subjectOf(text: EncryptedText): string {
  const subject = SHAPE.exec(text)?.[1];
  if (subject === undefined) throw new Error('Not an encrypted text');
  return subject;
}
