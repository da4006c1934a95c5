const SEGMENT = /^[A-Za-z0-9_.=]{1,200}$/;
const MAX_KEY_LENGTH = 900;

/** The key or file name is not one. A bug in the caller, or an attempt to leave the store. */
export class InvalidBlobKeyError extends Error {
  override readonly name = 'InvalidBlobKeyError';
}

/**
 * The segments of a key: 1 to 200 of `[A-Za-z0-9_.=]` each, 900 characters in all, none of them `.` or with `..` in it.
 * @throws InvalidBlobKeyError
 */
export function parseBlobKey(key: string): readonly string[] {
  const segments = key.split('/');
  if (key.length > MAX_KEY_LENGTH || !segments.every(isSegment)) {
    throw new InvalidBlobKeyError(`Not a blob key: ${JSON.stringify(key.slice(0, MAX_KEY_LENGTH))}`);
  }
  return segments;
}

/** Whether `text` can stand between two slashes of a key, and so be a file's name. */
export function isSegment(text: string): boolean {
  return SEGMENT.test(text) && text !== '.' && !text.includes('..');
}
