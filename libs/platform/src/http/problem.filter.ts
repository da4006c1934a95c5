import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import {
  CommandConflictError,
  CommandIdReusedError,
  InvalidPositionError,
  OutcomeUnknownError,
  StoreBusyError,
} from '@chancery/event-sourcing';
import { StoreUnavailableError } from '@chancery/kernel';
import { InvalidCursorError, ReadModelBehindError } from '@chancery/read-models';
import type { ErrorCode } from '../problems/catalogue.ts';
import { Problem } from '../problems/problem.ts';
import type { FieldError } from '../problems/problem.ts';
import { problemMembers } from '../problems/problem-members.ts';
import { correlationIdOf } from './request-caller.ts';

/** Where unexpected errors are written; the answer itself says nothing of their inside. */
export interface ErrorLog {
  error(details: { readonly correlationId: string; readonly error: unknown }, message: string): void;
}

/** Turns everything that is thrown into `application/problem+json` (RFC 9457) from the one error catalogue. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: ErrorLog) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const correlationId = correlationIdOf(request);
    const problem = problemFor(error);
    if (problem.code === 'internal-error') this.log.error({ correlationId, error }, 'Unexpected error');
    if (error instanceof StoreUnavailableError) this.log.error({ correlationId, error }, 'A store is out of reach');
    const { type, title, status, detail, code, ...members } = problemMembers(problem, tenantOf(request));
    const { retryAfterSeconds, extra } = problem.options;
    const instance = request.url;
    if (retryAfterSeconds !== undefined) void reply.header('Retry-After', String(retryAfterSeconds));
    void reply
      .status(status)
      .header('Content-Type', 'application/problem+json; charset=utf-8')
      .header('Chancery-Correlation-Id', correlationId)
      .send(JSON.stringify({ type, title, status, detail, instance, code, correlationId, ...members, ...extra }));
  }
}

/** The tenant of the route; empty outside one, where deciders write whole paths. */
function tenantOf(request: FastifyRequest): string {
  return (request.params as { readonly tenant?: string } | undefined)?.tenant ?? '';
}

/** The problem that an error is answered with; `internal-error` for what nobody expected. */
export function problemFor(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StoreBusyError) {
    return new Problem('busy', `${error.message}; nothing was written.`, {
      retryAfterSeconds: error.retryAfterSeconds,
    });
  }
  if (error instanceof OutcomeUnknownError) {
    return new Problem(
      'outcome-unknown',
      'The store did not say whether it wrote. Repeat the request with its Idempotency-Key.',
      { retryAfterSeconds: 1 },
    );
  }
  if (error instanceof StoreUnavailableError) {
    return new Problem(
      'outcome-unknown',
      'A store of this plane does not answer. Repeat the request, with its Idempotency-Key where it changes something.',
      { retryAfterSeconds: 1 },
    );
  }
  if (error instanceof CommandIdReusedError) return new Problem('command-id-reused', `${error.message}.`);
  if (error instanceof CommandConflictError) return new Problem('command-conflict', `${error.message}.`);
  if (error instanceof ReadModelBehindError)
    return new Problem('read-model-behind', error.message, { retryAfterSeconds: 1 });
  if (error instanceof InvalidCursorError || error instanceof InvalidPositionError) return cursorProblem();
  if (isFastifyError(error)) return fastifyProblem(error);
  if (error instanceof HttpException) return httpProblem(error);
  return new Problem('internal-error', 'Something broke on our side; nothing half-done is left behind.');
}

/** `after` does not come from the page before. */
export function cursorProblem(): Problem {
  const message = 'after must be the `cursor` of the page before';
  return new Problem('validation-failed', `${message}.`, { errors: [{ field: 'after', message }] });
}

function isFastifyError(error: unknown): error is FastifyError {
  return (
    error instanceof Error && ('validation' in error || ('code' in error && String(error.code).startsWith('FST_')))
  );
}

function fastifyProblem(error: FastifyError): Problem {
  if (error.validation) {
    const errors = error.validation.map((found) => fieldErrorOf(found));
    return new Problem('validation-failed', `${errors[0]?.message ?? 'The request does not fit'}.`, { errors });
  }
  switch (error.statusCode) {
    case 413:
      return new Problem('payload-too-large', `${error.message}.`);
    case 415:
      return new Problem('unsupported-media-type', `${error.message}.`);
    case 400:
      return new Problem('body-unreadable', `${error.message}.`);
    default:
      return new Problem('internal-error', 'Something broke on our side; nothing half-done is left behind.');
  }
}

/** A finding of Fastify's compiled validator, named like those of the validation pipe. */
function fieldErrorOf(found: NonNullable<FastifyError['validation']>[number]): FieldError {
  const path = found.instancePath.replace(/^\//, '').replaceAll('/', '.');
  const { missingProperty, additionalProperty } = found.params as {
    missingProperty?: string;
    additionalProperty?: string;
  };
  const leaf = missingProperty ?? additionalProperty;
  const field = [path, leaf].filter((part) => part !== undefined && part !== '').join('.') || 'body';
  if (additionalProperty !== undefined) return { field, message: `${field} is not a known field` };
  if (missingProperty !== undefined) return { field, message: `${field} is required` };
  return { field, message: `${field} ${found.message ?? 'does not fit'}` };
}

const BY_STATUS: { readonly [status: number]: ErrorCode } = {
  400: 'body-unreadable',
  401: 'unauthenticated',
  403: 'scope-missing',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'payload-too-large',
  415: 'unsupported-media-type',
};

function httpProblem(error: HttpException): Problem {
  return new Problem(BY_STATUS[error.getStatus()] ?? 'internal-error', `${error.message}.`);
}
