import type { FastifyInstance } from 'fastify';
import { Problem } from '@chancery/platform';
import { EVENT_BATCH_TYPE, EVENT_TYPE } from './cloud-event.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The media type of CloudEvents that the route takes. */
    readonly cloudEvents?: string;
  }
}

/** Lets the routes that take CloudEvents read their media types. Call it on the instance before its routes are registered. */
export function acceptCloudEvents(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  for (const type of [EVENT_TYPE, EVENT_BATCH_TYPE]) {
    fastify.addContentTypeParser(type, { parseAs: 'string' }, (request, body: string, done) => {
      if (request.routeOptions.config.cloudEvents === type) void parse(request, body, done);
      else done(new Problem('unsupported-media-type', whatInstead(type, request.routeOptions.config.cloudEvents)));
    });
  }
}

function whatInstead(sent: string, taken: string | undefined): string {
  return `The route does not take ${sent}. ${taken === undefined ? 'Send application/json.' : `Send ${taken}.`}`;
}
