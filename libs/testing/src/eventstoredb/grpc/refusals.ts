import type { ServiceError } from '@grpc/grpc-js';
import { Metadata, status } from '@grpc/grpc-js';
import type { Expected } from '../log/check-append.ts';

/** A call that ends with a gRPC status, told apart by trailers, as a server does it. */
export class RefusedCall extends Error implements ServiceError {
  readonly code: status;
  readonly details: string;
  readonly metadata = new Metadata();

  /** @param trailers names and values; what is not ASCII in them is percent-encoded: trailers carry nothing else */
  constructor(code: status, details: string, trailers: Readonly<Record<string, string>> = {}) {
    super(details);
    this.code = code;
    this.details = details;
    for (const [name, value] of Object.entries(trailers)) this.metadata.set(name, ascii(value));
  }
}

export function streamDeleted(stream: string): RefusedCall {
  return new RefusedCall(status.FAILED_PRECONDITION, `Event stream '${ascii(stream)}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });
}

/** The form in which Delete and Tombstone say it; appends have forms of their own. @param current -1 for no stream */
export function wrongRevision(stream: string, expected: Expected, current: number): RefusedCall {
  const version = EXPECTED_VERSIONS[String(expected)] ?? String(expected);
  const details = `Delete failed due to WrongExpectedVersion. Stream: ${ascii(stream)}, Expected version: ${version}, Actual version: ${current}`;
  return new RefusedCall(status.FAILED_PRECONDITION, details, {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': version,
    'actual-version': String(current),
  });
}

export function appendTooLarge(limit: number): RefusedCall {
  return new RefusedCall(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });
}

export function accessDenied(code: status.PERMISSION_DENIED | status.UNAUTHENTICATED): RefusedCall {
  return new RefusedCall(code, 'Access Denied', { exception: 'access-denied' });
}

export function timedOut(): RefusedCall {
  return new RefusedCall(status.ABORTED, 'Operation timed out');
}

export function invalidArgument(details: string): RefusedCall {
  return new RefusedCall(status.INVALID_ARGUMENT, details);
}

/** Numbers that a server gives the expected states that are no revision. */
const EXPECTED_VERSIONS: Readonly<Record<string, string>> = { no_stream: '-1', any: '-2', stream_exists: '-4' };

function ascii(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, encodeURIComponent);
}
