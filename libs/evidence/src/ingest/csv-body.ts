import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '@chancery/platform';

/**
 * Lets bodies of `text/csv` through as streams: they are read by the ingest, in the order and at the pace of its disk,
 * and never held in memory. Call it once on the host's Fastify instance.
 */
export function registerEvidenceBodyParsers(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('text/csv', (_request, payload, done) => done(null, payload));
}

/** @throws Problem `unsupported-media-type` for anything but CSV in UTF-8. */
export function csvBodyOf({ body, headers }: Pick<FastifyRequest, 'body' | 'headers'>): Readable {
  if (!(body instanceof Readable)) {
    throw new Problem('unsupported-media-type', 'Send the rows as a body of `Content-Type: text/csv`.');
  }
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  if (!/^utf-?8$/i.test(charset)) {
    throw new Problem('unsupported-media-type', `Send the CSV as UTF-8, not as ${charset}.`);
  }
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') {
    throw new Problem('unsupported-media-type', 'Send the CSV without Content-Encoding.');
  }
  return body;
}
