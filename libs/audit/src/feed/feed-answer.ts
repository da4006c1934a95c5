import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { createParamDecorator, StreamableFile } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';

export const NDJSON = 'application/x-ndjson';
export const EVENT_STREAM = 'text/event-stream';

/** Parameter decorator: whether the client asks for a live feed. Whoever asks for anything else, or for nothing, gets a page. */
export const AsksForLive = createParamDecorator((_data: unknown, context: ExecutionContext): boolean => {
  const { accept } = context.switchToHttp().getRequest<IncomingMessage>().headers;
  return accept?.split(',').some((type) => type.trim().toLowerCase().startsWith(EVENT_STREAM)) ?? false;
});

/** Lines or frames as an answer. A client that reads slowly is waited for. */
export function feedAnswer(
  texts: Iterable<string> | AsyncIterable<string>,
  type: typeof NDJSON | typeof EVENT_STREAM,
): StreamableFile {
  return new StreamableFile(Readable.from(texts, { objectMode: false }), { type });
}
