import type { Socket } from 'node:net';
import { newCommandId } from '@chancery/event-sourcing';
import { ERROR_CATALOGUE } from '../problems/catalogue.ts';
import type { ErrorCode } from '../problems/catalogue.ts';

const DETAILS = {
  'headers-too-large': 'The address and headers of the request are longer than 16 KiB together.',
  'request-timeout': 'The request did not arrive whole in time.',
  'request-malformed': 'What arrived is not an HTTP request.',
} as const satisfies { readonly [code in ErrorCode]?: string };

/**
 * Answers what Node's parser gave up on before there was a request: no route, hook or filter sees it. For Fastify's
 * `clientErrorHandler`.
 */
export function answerUnreadableRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) socket.write(problemResponse(codeOf(error)));
  socket.destroy(error);
}

function codeOf({ code }: { readonly code?: string }): keyof typeof DETAILS {
  if (code === 'HPE_HEADER_OVERFLOW') return 'headers-too-large';
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'request-timeout' : 'request-malformed';
}

/** A whole HTTP/1.1 response with a problem. */
function problemResponse(code: keyof typeof DETAILS): string {
  const { status, title } = ERROR_CATALOGUE[code];
  const correlationId = newCommandId();
  // The address could not be read, so there is none to name.
  const problem = { type: `/errors/${code}`, title, status, detail: DETAILS[code], instance: '', code, correlationId };
  const body = JSON.stringify(problem);
  return [
    `HTTP/1.1 ${status} ${title}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Chancery-Correlation-Id: ${correlationId}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
