import { HttpErrorResponse } from '@angular/common/http';
import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { tap } from 'rxjs';
import { REQUEST_PLANE, REQUEST_TOKEN } from '../../shared/data/api-client.ts';
import { problemOf } from '../../shared/data/problem.ts';
import { Sessions } from './sessions.ts';

/** Signs a request with its plane's session, and ends that session when the service no longer accepts it (401). */
export const withSession: HttpInterceptorFn = (request, next) => {
  const sessions = inject(Sessions);
  const plane = request.context.get(REQUEST_PLANE);
  const token = request.context.get(REQUEST_TOKEN) ?? (plane === null ? null : (sessions.of(plane)?.token ?? null));
  const signed = token === null ? request : request.clone({ setHeaders: { Authorization: `Bearer ${token}` } });
  return next(signed).pipe(
    tap({
      error: (error: unknown) => {
        const refused = error instanceof HttpErrorResponse && error.status === 401;
        // A late answer to a token that is no longer the session's says nothing about the session there is now.
        if (refused && plane !== null && sessions.of(plane)?.token === token) sessions.end(plane, problemOf(error));
      },
    }),
  );
};
