import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { LruMap } from '@chancery/kernel';
import type { EncryptedText } from '../encrypted-text.ts';
import { derive } from './key-wrapping.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PREFIX = 'enc:v1:';
/** A caller seals the same few texts again and again: its network address with every request. */
const REMEMBERED_TEXTS = 16;
/** Longer texts are not sealed per request; remembering them would only hold memory. */
const REMEMBERED_TEXT_LENGTH = 128;

/** A new random subject key, 256 bits. */
export function newSubjectKey(): Uint8Array {
  return randomBytes(KEY_BYTES);
}

/** The key of one subject, unwrapped and ready to use, with the texts it sealed lately. */
export class SubjectKey {
  private readonly textKey: Uint8Array;
  private readonly nonceKey: Uint8Array;
  private readonly additionalData: Uint8Array;
  private readonly sealedLately = new LruMap<string, EncryptedText>(REMEMBERED_TEXTS);
  private gone = false;

  constructor(
    private readonly subject: string,
    key: Uint8Array,
  ) {
    this.textKey = derive(key, 'chancery/subject/text/v1', KEY_BYTES);
    this.nonceKey = derive(key, 'chancery/subject/nonce/v1', KEY_BYTES);
    this.additionalData = Buffer.from(`${PREFIX}${subject}`);
  }

  /**
   * AES-256-GCM with the nonce taken from HMAC-SHA-256 of the text: the same text gives the same ciphertext, and two
   * texts share a nonce with a chance of 2^-96 per pair, far below what one subject's few texts could meet.
   */
  seal(text: string): EncryptedText {
    const remembered = this.sealedLately.get(text);
    if (remembered !== undefined) return remembered;
    const nonce = createHmac('sha256', this.nonceKey).update(text, 'utf8').digest().subarray(0, NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.textKey, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(this.additionalData);
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    const encrypted = `${PREFIX}${this.subject}:${sealed.toString('base64url')}` as EncryptedText;
    if (text.length <= REMEMBERED_TEXT_LENGTH) this.sealedLately.set(text, encrypted);
    return encrypted;
  }

  /** @throws Error when the ciphertext was altered. */
  open(encrypted: EncryptedText): string {
    const encoded = encrypted.slice(PREFIX.length + this.subject.length + 1);
    const sealed = Buffer.from(encoded, 'base64url');
    // Base64 leaves spare bits at the end: without this, several spellings would open to one text.
    if (sealed.toString('base64url') !== encoded) throw altered(this.subject);
    const decipher = createDecipheriv('aes-256-gcm', this.textKey, sealed.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(this.additionalData);
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    try {
      const ciphertext = sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES);
      return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
    } catch (error) {
      throw altered(this.subject, error);
    }
  }

  /** Whether it was destroyed: nothing may be sealed under what is left of it. */
  get destroyed(): boolean {
    return this.gone;
  }

  /** Overwrites the key in memory; the object is of no use afterwards. */
  destroy(): void {
    this.gone = true;
    this.textKey.fill(0);
    this.nonceKey.fill(0);
    this.sealedLately.clear();
  }
}

function altered(subject: string, cause?: unknown): Error {
  return new Error(`The encrypted text of ${subject} was altered, or sealed under another key`, { cause });
}
