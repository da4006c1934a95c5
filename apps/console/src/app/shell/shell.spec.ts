import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { Router, TitleStrategy, provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { answer, provideAnswers, settled } from '../testing/http.ts';
import { hostOf } from '../testing/host.ts';
import { aSession, aTenant } from '../testing/samples.ts';
import { signedIn } from '../domains/access/data/signed-in.guard.ts';
import { Sessions } from '../domains/access/data/sessions.ts';
import { CurrentTenant } from '../domains/tenancy/data/current-tenant.ts';
import { PageTitle } from './page-title.ts';
import { Shell } from './shell.ts';

@Component({ template: '<h1 tabindex="-1">First</h1>' })
class First {}

@Component({ template: '<h1 tabindex="-1">Second</h1>' })
class Second {}

@Component({ template: '@if (tenant()) {<button>Before</button><h1 tabindex="-1">Late</h1>}' })
class Late {
  readonly tenant = inject(CurrentTenant).tenant;
}

describe('the shell', () => {
  let host: HTMLElement;
  let router: Router;

  beforeEach(async () => {
    sessionStorage.clear();
    const routes = [
      { path: 'first', title: 'First', component: First },
      {
        path: 'second',
        title: 'Second',
        component: Second,
        canActivate: [signedIn],
        runGuardsAndResolvers: 'always' as const,
      },
      { path: 'late', title: 'Late', component: Late },
      { path: 'sign-in', title: 'Sign in', component: First },
    ];
    TestBed.configureTestingModule({
      providers: [provideAnswers(), provideRouter(routes), { provide: TitleStrategy, useExisting: PageTitle }],
    });
    TestBed.inject(Sessions).start(aSession());
    router = TestBed.inject(Router);
    host = hostOf(TestBed.createComponent(Shell));
    document.body.append(host);
    await answer('/v1/planes', {
      items: [
        { plane: 'eu', region: 'eu' },
        { plane: 'us', region: 'us' },
      ],
    });
    await go('/first');
  });

  afterEach(() => host.remove());

  const go = async (url: string) => {
    await router.navigateByUrl(url);
    await settled();
  };

  it('leaves the focus where it is on the first page', () => {
    expect(document.activeElement).toBe(document.body);
  });

  it('moves the focus to the heading of another page', async () => {
    await go('/second');
    expect(document.activeElement?.textContent).toBe('Second');
  });

  it('moves the focus to the heading also when it comes late, unless the reader has gone on', async () => {
    TestBed.inject(CurrentTenant).open('eu_t1');
    await go('/late');
    expect(document.activeElement).toBe(host.querySelector('main'));
    await answer('/v1/tenants/eu_t1', aTenant());
    expect(document.activeElement?.textContent).toBe('Late');

    await go('/first');
    TestBed.inject(CurrentTenant).open('eu_t2');
    await settled();
    await go('/late');
    host.querySelector<HTMLElement>('chy-brand a')?.focus();
    await answer('/v1/tenants/eu_t2', aTenant());
    expect(host.querySelector('h1')?.textContent).toBe('Late');
    expect(document.activeElement).toBe(host.querySelector('chy-brand a'));
  });

  it('leaves the focus where it is when only the query changes', async () => {
    await go('/first?actor=eu_a1');
    expect(document.activeElement).toBe(document.body);
  });

  it('skips to the main region on demand', () => {
    host.querySelector<HTMLElement>('.skip')?.click();
    expect(document.activeElement).toBe(host.querySelector('main'));
  });

  it('has the landmarks of a page', () => {
    const landmarks = ['[role=banner]', 'nav[aria-label="Main"]', 'main', '[role=contentinfo]'];
    expect(landmarks.map((selector) => host.querySelectorAll(selector).length)).toEqual([1, 1, 1, 1]);
  });

  it('shows the open tenant’s nameplate, and names it in the title', async () => {
    expect(host.querySelector('chy-nameplate')).toBeNull();
    TestBed.inject(CurrentTenant).open('eu_t1');
    await settled();
    await answer('/v1/tenants/eu_t1', aTenant());
    expect(host.querySelector('chy-nameplate')?.textContent).toContain('eu_standard@2');
    expect(TestBed.inject(Title).getTitle()).toBe('First · Fjord Archive · Chancery');
  });

  it('sends the reader to the sign-in when the session of the page ends', async () => {
    await go('/second');
    TestBed.inject(Sessions).signOut('eu');
    await settled();
    await settled();
    expect(router.url).toBe('/sign-in?returnTo=%2Fsecond');
  });

  it('says that the service answers, and which planes it runs', () => {
    expect(host.querySelector('chy-service-status')?.textContent).toContain(
      'The service answers. Planes: European Union, United States.',
    );
  });

  it('lists a session, or the way in, for every plane', () => {
    const desks = [...host.querySelectorAll('chy-session-list li')].map((desk) =>
      desk.textContent.replaceAll(/\s+/g, ' '),
    );
    expect(desks[0]).toContain('First administrator');
    expect(desks[1]).toContain('Not signed in');
  });
});
