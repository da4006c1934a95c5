import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { settled } from '../../../testing/http.ts';
import { LoadMore } from './load-more.ts';

describe('the foot of a paged list', () => {
  it('gives its focus to the word that there is no more', async () => {
    const hasMore = signal(true);
    const list = { hasMore, loading: signal(false), loadMore: () => Promise.resolve(hasMore.set(false)) };
    const fixture = TestBed.createComponent(LoadMore);
    fixture.componentRef.setInput('list', list);
    fixture.detectChanges();
    const host: HTMLElement = fixture.nativeElement;
    document.body.append(host);

    host.querySelector('button')?.click();
    await settled();
    expect(host.textContent?.trim()).toBe('That is all.');
    expect(document.activeElement).toBe(host.querySelector('p'));
    host.remove();
  });
});
