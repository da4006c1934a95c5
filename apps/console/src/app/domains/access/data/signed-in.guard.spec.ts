import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { aSession } from '../../../testing/samples.ts';
import { Sessions } from './sessions.ts';
import { signedIn } from './signed-in.guard.ts';

@Component({ template: '' })
class Page {}

describe('the guard of the signed-in pages', () => {
  beforeEach(() => {
    sessionStorage.clear();
    const routes = [
      { path: 'sign-in', component: Page },
      { path: 'tenants', component: Page, canActivate: [signedIn] },
      { path: 'tenants/:tenant/audit', component: Page, canActivate: [signedIn] },
    ];
    TestBed.configureTestingModule({ providers: [provideRouter(routes)] });
  });

  /** Where one ends up who wants to go there. */
  const go = async (url: string) => {
    await TestBed.inject(Router).navigateByUrl(url);
    return TestBed.inject(Router).url;
  };

  it('sends who has no session to the sign-in, and back', async () => {
    expect(await go('/tenants')).toBe('/sign-in?returnTo=%2Ftenants');
  });

  it('lets in who has any session', async () => {
    TestBed.inject(Sessions).start(aSession({ plane: 'us' }));
    expect(await go('/tenants')).toBe('/tenants');
  });

  it('asks for a session on the plane of the tenant', async () => {
    TestBed.inject(Sessions).start(aSession({ plane: 'us' }));
    expect(await go('/tenants/us_t1/audit')).toBe('/tenants/us_t1/audit');
    expect(await go('/tenants/eu_t1/audit?order=asc')).toBe(
      '/sign-in?returnTo=%2Ftenants%2Feu_t1%2Faudit%3Forder%3Dasc',
    );
  });
});
