import { HttpClient, HttpContext, HttpContextToken } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { PlaneId } from './plane.ts';

/** Whose session a request is made with; `null` for public routes. */
export const REQUEST_PLANE = new HttpContextToken<PlaneId | null>(() => null);
/** A token to ask with before there is a session (sign-in). */
export const REQUEST_TOKEN = new HttpContextToken<string | null>(() => null);

/** Query parameters; those without a value are left out. */
export type QueryParams = Readonly<Record<string, string | number | null | undefined>>;

/** Reads and writes the API under `/v1`. A failed request rejects with Angular's `HttpErrorResponse`: read it with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class ApiClient {
  private readonly http = inject(HttpClient);

  /** A public route. */
  getPublic<T>(path: string): Promise<T> {
    return this.get(path, {}, new HttpContext());
  }

  /** A route of a plane or one of its tenants, asked with the plane's session. */
  getFrom<T>(plane: PlaneId, path: string, query: QueryParams = {}): Promise<T> {
    return this.get(path, query, new HttpContext().set(REQUEST_PLANE, plane));
  }

  /** Changes something on a route of a plane or one of its tenants. */
  sendTo<T>(
    plane: PlaneId,
    method: 'PUT' | 'POST',
    path: string,
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<T> {
    const context = new HttpContext().set(REQUEST_PLANE, plane);
    return firstValueFrom(this.http.request<T>(method, `/v1/${path}`, { body: body ?? null, headers, context }));
  }

  /** A route asked with a token that is not a session yet. */
  getWith<T>(token: string, path: string): Promise<T> {
    return this.get(path, {}, new HttpContext().set(REQUEST_TOKEN, token));
  }

  private get<T>(path: string, query: QueryParams, context: HttpContext): Promise<T> {
    const params: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(query)) {
      if (value !== null && value !== undefined && value !== '') params[name] = value;
    }
    return firstValueFrom(this.http.get<T>(`/v1/${path}`, { params, context }));
  }
}
