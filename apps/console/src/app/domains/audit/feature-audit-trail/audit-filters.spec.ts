import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { hostOf } from '../../../testing/host.ts';
import { settled } from '../../../testing/http.ts';
import { NO_FILTER } from '../data/audit-filter.ts';
import type { AuditFilter } from '../data/audit-filter.ts';
import { AuditFilters } from './audit-filters.ts';

describe('the filter bar', () => {
  let fixture: ComponentFixture<AuditFilters>;
  let host: HTMLElement;
  let asked: AuditFilter[];

  beforeEach(() => {
    fixture = TestBed.createComponent(AuditFilters);
    host = hostOf(fixture);
    asked = [];
    fixture.componentInstance.filterChange.subscribe((filter) => asked.push(filter));
    fixture.componentRef.setInput('knownTypes', ['chancery.metering.budget-set.v1']);
    fixture.componentRef.setInput('timeZone', 'Europe/Berlin');
    show(NO_FILTER);
  });

  const show = (filter: AuditFilter) => {
    fixture.componentRef.setInput('filter', filter);
    fixture.detectChanges();
  };
  const control = (id: string) => {
    const found = host.querySelector<HTMLInputElement>(`#filter-${id}`);
    if (found === null) throw new Error(`No control ${id}`);
    return found;
  };
  const type = (id: string, value: string) => {
    control(id).value = value;
    control(id).dispatchEvent(new Event('input', { bubbles: true }));
  };
  const apply = () => host.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));

  it('has a label for every control', () => {
    for (const element of host.querySelectorAll('input, select')) {
      expect(host.querySelector(`label[for="${element.id}"]`)?.textContent).toMatch(/\w/);
    }
  });

  it('asks for nothing before it is applied, then for what stands in it', () => {
    type('actor', 'eu_a1');
    type('from', '2026-11-01');
    expect(asked).toEqual([]);
    apply();
    expect(asked).toEqual([{ ...NO_FILTER, actor: 'eu_a1', from: '2026-11-01' }]);
  });

  it('offers the known event types in plain words', () => {
    const options = [...control('type').querySelectorAll('option')].map((option) => option.textContent.trim());
    expect(options).toEqual(['Any', 'Budget set · chancery.metering.budget-set.v1']);
  });

  it('keeps a chosen type that was not met yet', async () => {
    show({ ...NO_FILTER, type: 'chancery.x.y.v1' });
    await settled();
    expect(control('type').value).toBe('chancery.x.y.v1');
  });

  it('shows the request only while one is asked for', () => {
    expect(host.querySelector('#filter-correlation')).toBeNull();
    show({ ...NO_FILTER, correlationId: 'c1' });
    expect(control('correlation').value).toBe('c1');
  });

  it('is cleared at once, where there is something to clear', () => {
    const clear = () => [...host.querySelectorAll('button')].find((button) => button.textContent.trim() === 'Clear');
    expect(clear()).toBeUndefined();
    show({ ...NO_FILTER, actor: 'eu_a1' });
    clear()?.click();
    expect(asked).toEqual([NO_FILTER]);
  });
});
