import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '@chancery/platform';
import { encodingOfLabel } from './text/detect-encoding.ts';

/** What a Content-Type says of the file; `format: null`: nothing. */
interface ContentKind {
  readonly format: 'csv' | 'ndjson' | null;
  readonly delimiter: string | null;
}

const KINDS: ReadonlyMap<string, ContentKind> = new Map([
  ['text/csv', { format: 'csv', delimiter: null }],
  ['text/tab-separated-values', { format: 'csv', delimiter: '\t' }],
  ['application/x-ndjson', { format: 'ndjson', delimiter: null }],
  ['application/ndjson', { format: 'ndjson', delimiter: null }],
  ['application/jsonl', { format: 'ndjson', delimiter: null }],
  ['application/gzip', { format: null, delimiter: null }],
  ['application/x-gzip', { format: null, delimiter: null }],
]);

/** Content types an upload can have. */
export const UPLOAD_TYPES: readonly string[] = [...KINDS.keys()];

/** An uploaded body, and what its headers say of it. */
export interface UploadBody extends ContentKind {
  /** The bytes, readable once; gzip is still packed. */
  readonly content: Readable;
  /** WHATWG name of the charset of the Content-Type; `null` without one. */
  readonly charset: string | null;
}

/**
 * Lets uploads through as streams: they are read by the ingest, in the order and at the pace of its disk, and never held
 * in memory. Call it once on the host's Fastify instance.
 */
export function registerEvidenceBodyParsers(fastify: FastifyInstance): void {
  fastify.addContentTypeParser([...UPLOAD_TYPES], (_request, payload, done) => done(null, payload));
}

/** @throws Problem `unsupported-media-type` for another Content-Type, an unknown charset, or an encoding but gzip. */
export function uploadBodyOf({ body, headers }: Pick<FastifyRequest, 'body' | 'headers'>): UploadBody {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').split(';');
  const kind = KINDS.get(type.trim().toLowerCase());
  if (!(body instanceof Readable) || !kind) {
    throw new Problem('unsupported-media-type', `Send the rows as a body of Content-Type ${UPLOAD_TYPES.join(', ')}.`);
  }
  requireKnownCoding(headers['content-encoding']);
  const label = /^\s*charset\s*=\s*"?([^\s"]+)/i;
  const charset = parameters.map((parameter) => label.exec(parameter)?.[1]).find((found) => found !== undefined);
  return { ...kind, content: body, charset: charset === undefined ? null : requireEncoding(charset) };
}

/** The WHATWG name of an encoding. @throws Problem `unsupported-media-type` for one that nobody here can read. */
export function requireEncoding(label: string): string {
  const encoding = encodingOfLabel(label);
  if (encoding) return encoding;
  const examples = 'utf-8, utf-16le, windows-1252, iso-8859-2, shift_jis or gb18030';
  throw new Problem('unsupported-media-type', `No encoding is called ${JSON.stringify(label)}; send ${examples}.`);
}

/** Whether it is packed is seen from the bytes; another coding than gzip could not be. */
function requireKnownCoding(coding: string | undefined): void {
  if (coding === undefined || /^(identity|x-gzip|gzip)$/i.test(coding.trim())) return;
  throw new Problem('unsupported-media-type', `Send the rows plain or as gzip, not as ${JSON.stringify(coding)}.`);
}
