import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { AuthorityItem } from '@chancery/authorities/contract';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { hostOf } from '../../../testing/host.ts';
import { answer, provideAnswers, settled } from '../../../testing/http.ts';
import { aTenant } from '../../../testing/samples.ts';
import { CurrentTenant } from '../../tenancy/data/current-tenant.ts';
import { Authorities } from './authorities.ts';

const LIST = '/v1/tenants/eu_t1/authorities?limit=50';
const RULE: AuthorityItem = {
  authority: 'retention_rule',
  title: 'Retention rule',
  status: 'broken',
  draftRevision: 3,
  version: null,
  findingCounts: { errors: 2, warnings: 1, skipped: 0 },
  updatedAt: '2026-11-12T20:46:40.000Z',
};

describe('the authorities of a tenant', () => {
  let fixture: ComponentFixture<Authorities>;
  let host: HTMLElement;

  beforeEach(() => {
    sessionStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideAnswers(),
        provideRouter([{ path: '**', children: [] }]),
        { provide: CurrentTenant, useValue: { tenant: signal(aTenant()) } },
      ],
    });
    fixture = TestBed.createComponent(Authorities);
    host = hostOf(fixture);
    fixture.detectChanges();
  });

  const begin = async (id: string) => {
    const input = host.querySelector('input');
    if (input === null) throw new Error('No field');
    input.value = id;
    host.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settled();
    fixture.detectChanges();
  };

  it('are listed with what blocks them, each leading to its text', async () => {
    await answer(LIST, { items: [RULE], cursor: null });
    fixture.detectChanges();
    const cells = [...host.querySelectorAll('tbody td')].map((cell) => cell.textContent.replaceAll(/\s+/g, ' ').trim());
    expect(cells.slice(1, 4)).toEqual(['Broken', '–', '2 blocking, 1 warning']);
    const link = host.querySelector('tbody a');
    expect(link?.textContent).toBe('Retention rule');
    expect(link?.getAttribute('href')).toBe('/tenants/eu_t1/authorities/retention_rule');
  });

  it('say so where there are none', async () => {
    await answer(LIST, { items: [], cursor: null });
    fixture.detectChanges();
    expect(host.querySelector('chy-empty-state')?.textContent).toContain('No authorities yet');
  });

  it('get a new one under an ID that the service takes', async () => {
    await begin('Retention-Rule');
    expect(host.querySelector('[role=alert]')?.textContent).toContain('Lower-case letters');
    expect(host.querySelector('input')?.getAttribute('aria-describedby')).toBe('new-authority-error');
    expect(TestBed.inject(Router).url).toBe('/');
    await begin(' retention_rule ');
    expect(host.querySelector('[role=alert]')).toBeNull();
    expect(TestBed.inject(Router).url).toBe('/tenants/eu_t1/authorities/retention_rule');
  });
});
