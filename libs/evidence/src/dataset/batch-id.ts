/** A batch is addressed by its content: `b` and the first 24 hex digits of the SHA-256 of the uploaded bytes. */
export function batchIdOf(contentSha256: string): string {
  return `b${contentSha256.slice(0, 24)}`;
}
