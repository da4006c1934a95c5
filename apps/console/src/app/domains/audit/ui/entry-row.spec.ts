import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { hostOf } from '../../../testing/host.ts';
import { aTenant, anEntry } from '../../../testing/samples.ts';
import type { AuditFilter } from '../data/audit-filter.ts';
import { EntryRow } from './entry-row.ts';

@Component({
  imports: [EntryRow],
  template: `<table>
    <tbody [chyEntryRow]="entry" [timeFormat]="tenant" (narrow)="narrowed.push($event)"></tbody>
  </table>`,
})
class Host {
  entry = anEntry({ type: 'chancery.exports.export-blocked.v1' });
  readonly tenant = aTenant();
  readonly narrowed: Partial<AuditFilter>[] = [];
}

describe('an entry of the audit trail', () => {
  let fixture: ComponentFixture<Host>;
  let host: HTMLElement;

  beforeEach(() => {
    fixture = TestBed.createComponent(Host);
    host = hostOf(fixture);
    fixture.detectChanges();
  });

  const toggle = () => host.querySelector<HTMLElement>('button[aria-expanded]');
  const open = () => {
    toggle()?.click();
    fixture.detectChanges();
  };

  it('shows number, time, event in plain words with its type, actor and stream, as the tenant writes them', () => {
    const cells = [...host.querySelectorAll('td')].map((cell) => cell.textContent.trim().replaceAll(/\s+/g, ' '));
    expect(cells).toEqual([
      '1.234',
      '12. Nov. 2026, 21:46:40 MEZ',
      'Export blockedRefusalchancery.exports.export-blocked.v1',
      'eu_a1',
      'ledger · rows',
    ]);
    expect(host.querySelector('time')?.title).toBe('2026-11-12T20:46:40.000Z');
  });

  it('is folded, and says so to a screen reader', () => {
    expect(toggle()?.getAttribute('aria-expanded')).toBe('false');
    expect(toggle()?.ariaLabel).toBe('Entry 1.234, Export blocked, 12. Nov. 2026, 21:46:40 MEZ');
    expect(host.querySelector('pre')).toBeNull();
  });

  it('unfolds to its payload and references', () => {
    open();
    expect(toggle()?.getAttribute('aria-expanded')).toBe('true');
    expect(host.querySelector(`#${toggle()?.getAttribute('aria-controls')}`)).not.toBeNull();
    expect(JSON.parse(host.querySelector('pre')?.textContent ?? '')).toEqual({ limit: 1000 });
    const references = host.querySelector('dl')?.textContent;
    for (const value of ['0a1b', 'e1', 'ledger-eu_t1-rows', 'eu_k1', '192.0.2.1', 'c1', 'm1', 'eu_standard@2', 'f1']) {
      expect(references).toContain(value);
    }
  });

  it('leaves out references it does not have', () => {
    open();
    expect([...host.querySelectorAll('dt')].map((term) => term.textContent)).not.toContain('Causation');
  });

  it('leads to the entries that share something with it', () => {
    open();
    for (const button of host.querySelectorAll<HTMLElement>('.narrow button')) button.click();
    expect(fixture.componentInstance.narrowed).toEqual([
      { correlationId: 'c1' },
      { actor: 'eu_a1' },
      { stream: 'ledger-eu_t1-rows' },
      { type: 'chancery.exports.export-blocked.v1' },
    ]);
  });
});
