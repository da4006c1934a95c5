import { signal } from '@angular/core';
import type { WritableSignal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { hostOf } from '../../../testing/host.ts';
import { settled } from '../../../testing/http.ts';
import { LoadMore } from './load-more.ts';

describe('the foot of a paged list', () => {
  const show = (hasMore: WritableSignal<boolean>) => {
    const list = {
      hasMore,
      loading: signal(false),
      loadMore: () => {
        hasMore.set(false);
        return Promise.resolve();
      },
    };
    const fixture = TestBed.createComponent(LoadMore);
    fixture.componentRef.setInput('list', list);
    fixture.detectChanges();
    const host = hostOf(fixture);
    return host;
  };

  it('gives its focus to the word that there is no more', async () => {
    const host = show(signal(true));
    document.body.append(host);
    host.querySelector('button')?.click();
    await settled();
    expect(host.textContent.trim()).toBe('That is all.');
    expect(document.activeElement).toBe(host.querySelector('p'));
    host.remove();
  });

  it('says nothing under a list that fits on one page', () => {
    expect(show(signal(false)).textContent.trim()).toBe('');
  });
});
