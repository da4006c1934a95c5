import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Paths that are the service's own and never the console's. */
const OWN_PATHS = /^\/(v1|health|errors)(\/|$|\?)/;

/**
 * Serves the built console at `/`; its own routes answer with its page. Returns whether there is a built console.
 * Must be called before the application listens.
 */
export async function serveConsole(app: NestFastifyApplication, folder: string): Promise<boolean> {
  if (!existsSync(join(folder, 'index.html'))) return false;
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header('Cache-Control', cachingOf(path)),
  });
  fastify.get('/*', (request: FastifyRequest, reply: FastifyReply) => {
    const asksForPage = request.headers.accept?.includes('text/html') === true && !OWN_PATHS.test(request.url);
    if (!asksForPage) {
      reply.callNotFound();
      return reply;
    }
    return reply.sendFile('index.html');
  });
  return true;
}

/** A name with a hash of its content never changes; the page that names the others is asked for every time. */
function cachingOf(path: string): string {
  return /-[\w-]{8}\.(js|css)(\.(br|gz))?$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** Headers that keep the console's pages to themselves: no foreign scripts, frames or referrers. */
export function addSecurityHeaders(app: NestFastifyApplication): void {
  const policy =
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
      void reply.headers({ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' });
      // The page that shows the API document brings inline scripts of its own.
      if (!request.url.startsWith('/v1/docs')) void reply.header('Content-Security-Policy', policy);
      done();
    });
}
