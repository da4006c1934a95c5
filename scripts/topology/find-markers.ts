import type { Markers } from './tenant-life.ts';

/** Something that has bytes: a file, a document, an object, a message. */
export interface Piece {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Which markers stand in which pieces, by what they mark. */
export async function findMarkers(
  markers: Markers,
  pieces: AsyncIterable<Piece> | Iterable<Piece>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for await (const { name, bytes } of pieces) {
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (const [what, marker] of Object.entries(markers)) {
      if (content.includes(marker) || name.includes(marker)) found.set(what, [...(found.get(what) ?? []), name]);
    }
  }
  return found;
}
