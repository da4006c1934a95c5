import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { EnvironmentProviders, Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { withSession } from '../domains/access/data/session.interceptor.ts';

/** The console's HTTP client with answers given by the spec. */
export function provideAnswers(): (EnvironmentProviders | Provider)[] {
  return [provideHttpClient(withInterceptors([withSession])), provideHttpClientTesting()];
}

/** The one request under way whose path and query is this. */
export function request(url: string): ReturnType<HttpTestingController['expectOne']> {
  return TestBed.inject(HttpTestingController).expectOne((asked) => asked.urlWithParams === url);
}

/** Answers the request with JSON and lets what waits for it go on. */
export async function answer(url: string, body: object): Promise<void> {
  request(url).flush(body);
  await settled();
}

/** Answers the request with `application/problem+json`. */
export async function refuse(url: string, status: number, body: object): Promise<void> {
  request(url).flush(body, { status, statusText: 'Refused' });
  await settled();
}

/** Lets effects run and promises go on. */
export async function settled(): Promise<void> {
  TestBed.tick();
  await new Promise((resolve) => setTimeout(resolve));
  TestBed.tick();
}
