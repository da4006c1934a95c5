import { HttpErrorResponse } from '@angular/common/http';
import { isJsonObject } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import type { FieldError, Lift, Problem } from './problem.types.ts';

const DECISION_PATH = /^\/v1\/decisions\//;

/** Reads whatever a failed request threw as a problem. Anything else is a bug of ours: it is thrown on. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof HttpErrorResponse)) throw error;
  if (error.status === 0) return unreachable();
  return isJsonObject(error.error) ? described(error.error, error) : undescribed(error);
}

/** A problem that the console itself found before asking the API. */
export function localProblem(code: string, title: string, detail: string): Problem {
  return { code, title, detail, status: 0, lift: [], errors: [], decision: null, correlationId: null };
}

function unreachable(): Problem {
  const detail = 'No answer came from the service. Check that it runs and that you are connected, then try again.';
  return localProblem('unreachable', 'The service cannot be reached', detail);
}

function undescribed(error: HttpErrorResponse): Problem {
  const detail = `The service answered ${error.status} without saying why. Try again; if it stays, ask an operator.`;
  return { ...localProblem('internal-error', 'Something broke on our side', detail), status: error.status };
}

function described(body: JsonObject, error: HttpErrorResponse): Problem {
  const fallback = undescribed(error);
  return {
    code: text(body['code']) ?? fallback.code,
    title: text(body['title']) ?? fallback.title,
    detail: text(body['detail']) ?? fallback.detail,
    status: error.status,
    lift: objects(body['lift']).map(liftOf),
    errors: objects(body['errors']).map(fieldErrorOf),
    decision: text(body['decision'])?.replace(DECISION_PATH, '') ?? null,
    correlationId: text(body['correlationId']) ?? error.headers.get('Chancery-Correlation-Id'),
  };
}

function liftOf(lift: JsonObject): Lift {
  const request = lift['request'];
  return {
    action: text(lift['action']) ?? '',
    by: text(lift['by']) ?? '',
    request: isJsonObject(request)
      ? { method: text(request['method']) ?? 'GET', path: text(request['path']) ?? '', body: request['body'] }
      : null,
  };
}

function fieldErrorOf(error: JsonObject): FieldError {
  return { field: text(error['field']) ?? '', message: text(error['message']) ?? '' };
}

function text(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function objects(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter((item: Json) => isJsonObject(item)) : [];
}
