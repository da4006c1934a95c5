import type { Binary } from 'mongodb';

/** The bytes of a binary field, as a copy: what the driver hands out is a view into its buffer. */
export function bytesOf(binary: Binary): Uint8Array {
  return Uint8Array.from(binary.value());
}
