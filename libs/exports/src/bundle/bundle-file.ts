/** One file on its way into the bundle. */
export interface BundleFile {
  /** Slash-separated, without a leading slash. */
  readonly path: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** The media types an artifact may have; the verifier knows where each carries its nameplate. */
export const MEDIA_TYPES = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8; header=present',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
} as const;

const encoder = new TextEncoder();

export function textFile(path: string, mediaType: string, text: string): BundleFile {
  return { path, mediaType, content: encoder.encode(text) };
}

/** JSON for people: indented, ending with a line feed. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
