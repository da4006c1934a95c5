import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import type { LinkTargetItem } from '@chancery/authorities/contract';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { hostOf } from '../../../testing/host.ts';
import { answer, provideAnswers, refuse, settled } from '../../../testing/http.ts';
import { aLinkTarget, aTenant } from '../../../testing/samples.ts';
import { CurrentTenant } from '../../tenancy/data/current-tenant.ts';
import { LinkField } from './link-field.ts';

const TERMS = aLinkTarget();
const HOLDINGS = aLinkTarget({
  kind: 'dataset',
  reference: 'evidence:holdings',
  title: 'holdings',
  markdown: null,
  refine: 'holdings/',
});

describe('the text of an authority', () => {
  let fixture: ComponentFixture<LinkField>;
  let host: HTMLElement;
  let written: string[];

  beforeEach(() => {
    sessionStorage.clear();
    const providers = [provideAnswers(), { provide: CurrentTenant, useValue: { tenant: signal(aTenant()) } }];
    TestBed.configureTestingModule({ providers });
    fixture = TestBed.createComponent(LinkField);
    host = hostOf(fixture);
    written = [];
    fixture.componentInstance.textChange.subscribe((text) => {
      written.push(text);
      fixture.componentRef.setInput('text', text);
    });
    fixture.componentRef.setInput('text', '# Rule\n');
    fixture.detectChanges();
  });

  const area = () => {
    const found = host.querySelector('textarea');
    if (found === null) throw new Error('No text area');
    return found;
  };
  const type = (text: string, caret = text.length) => {
    area().value = text;
    area().setSelectionRange(caret, caret);
    area().dispatchEvent(new Event('input', { bubbles: true }));
    fixture.detectChanges();
  };
  /** Returns whether the field did what the key does by itself. */
  const press = (key: string) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    area().dispatchEvent(event);
    fixture.detectChanges();
    return !event.defaultPrevented;
  };
  const found = async (q: string, ...items: readonly LinkTargetItem[]) => {
    const body = { items, kinds: ['authority'], asOfEntry: 9, complete: true };
    await answer(`/v1/tenants/eu_t1/link-targets?q=${q}&limit=8`, body);
    fixture.detectChanges();
  };
  const options = () =>
    [...host.querySelectorAll('[role=option]')].map((option) => ({
      id: option.id,
      title: option.querySelector('.title')?.textContent,
      active: option.getAttribute('aria-selected'),
    }));

  it('opens no picker before [[ is typed', () => {
    type('See terms');
    expect([written, options()]).toEqual([['See terms'], []]);
    expect([press('Enter'), press('ArrowDown'), press('Escape')]).toEqual([true, true, true]);
  });

  it('inserts the chosen link with the keyboard alone', async () => {
    type('See [[ter');
    await found(
      'ter',
      aLinkTarget({ reference: 'authority:term', title: 'Term', markdown: '[Term](authority:term)' }),
      TERMS,
    );
    expect(options()).toEqual([
      { id: 'link-target-0', title: 'Term', active: 'true' },
      { id: 'link-target-1', title: 'Terms', active: 'false' },
    ]);
    expect(area().getAttribute('aria-activedescendant')).toBe('link-target-0');
    expect(area().getAttribute('aria-controls')).toBe(host.querySelector('[role=listbox]')?.id);
    expect(press('ArrowDown')).toBe(false);
    expect(area().getAttribute('aria-activedescendant')).toBe('link-target-1');
    expect(press('Enter')).toBe(false);
    expect(written.at(-1)).toBe('See [Terms](authority:terms)');
    expect([area().value, area().selectionEnd]).toEqual(['See [Terms](authority:terms)', 28]);
    expect([options(), area().getAttribute('aria-activedescendant')]).toEqual([[], null]);
  });

  it('inserts what is found for all that is typed when Enter comes before the answer', async () => {
    type('See [[t');
    type('See [[ter');
    await found('t', aLinkTarget({ reference: 'authority:t', title: 'T', markdown: '[T](authority:t)' }));
    expect(host.querySelector('[role=listbox]')?.getAttribute('aria-busy')).toBe('true');
    expect(press('Enter')).toBe(false);
    expect(written.at(-1)).toBe('See [[ter');
    await found('ter', TERMS);
    await settled();
    expect(written.at(-1)).toBe('See [Terms](authority:terms)');
  });

  it('inserts nothing of its own accord when somebody types on after such an Enter', async () => {
    type('See [[ter');
    expect(press('Enter')).toBe(false);
    type('See [[term');
    await found('ter', TERMS);
    await found('term', TERMS);
    await settled();
    expect(written.at(-1)).toBe('See [[term');
    expect(host.querySelector('[role=listbox]')?.getAttribute('aria-busy')).toBe('false');
  });

  it('leaves Enter alone where the search has failed', async () => {
    type('See [[ter');
    await refuse('/v1/tenants/eu_t1/link-targets?q=ter&limit=8', 503, { code: 'busy', status: 503 });
    fixture.detectChanges();
    expect(press('Enter')).toBe(true);
  });

  it('inserts what is pointed at, and keeps the focus', async () => {
    type('See [[ter');
    await found('ter', TERMS);
    const press = (button: number) => new MouseEvent('mousedown', { button, bubbles: true, cancelable: true });
    const option = host.querySelector('[role=option]');
    expect(option?.dispatchEvent(press(2))).toBe(false);
    expect(written).toEqual(['See [[ter']);
    expect(option?.dispatchEvent(press(0))).toBe(false);
    expect(written.at(-1)).toBe('See [Terms](authority:terms)');
  });

  it('goes on to the rows of a chosen dataset', async () => {
    type('See [[hold]] here', 10);
    await found('hold', HOLDINGS);
    press('Enter');
    expect(written.at(-1)).toBe('See [[holdings/]] here');
    await found(
      'holdings/',
      aLinkTarget({
        kind: 'row',
        reference: 'evidence:holdings/H1',
        title: 'H1',
        markdown: '[H1](evidence:holdings/H1)',
      }),
    );
    press('Enter');
    expect(written.at(-1)).toBe('See [H1](evidence:holdings/H1) here');
  });

  it('is left as it is by Escape, and asks no more for the same [[', async () => {
    type('See [[ter');
    await found('ter', TERMS);
    expect(press('Escape')).toBe(false);
    expect([area().value, options()]).toEqual(['See [[ter', []]);
    type('See [[term');
    expect(options()).toEqual([]);
    type('See [[term and [[ter');
    await found('ter', TERMS);
    expect(options()).toHaveLength(1);
  });

  it('tells who cannot see it what was found', async () => {
    type('[[ter');
    await found('ter', TERMS);
    expect(host.querySelector('[role=status]')?.textContent).toBe('1 link target. Arrow keys choose, Enter inserts.');
    type('[[zebra');
    await found('zebra');
    expect(host.querySelector('[role=status]')?.textContent).toBe('Nothing found.');
    expect(press('Enter')).toBe(true);
  });

  it('has the label, and shows a place of the text whatever its line endings', () => {
    expect(host.querySelector('label')?.getAttribute('for')).toBe(area().id);
    fixture.componentRef.setInput('text', 'one\r\ntwo three');
    fixture.detectChanges();
    fixture.componentInstance.select(5, 8);
    expect(area().value.slice(area().selectionStart, area().selectionEnd)).toBe('two');
  });
});
