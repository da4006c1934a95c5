import type { ElementRef } from '@angular/core';
import { Component, Injector, afterNextRender, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PagedList } from '../data/paged-list.ts';

/**
 * The foot of a paged list: reads the next page. After the last one the button gives way to a word that there is no
 * more, which takes the focus, so that the keyboard does not fall back to the top of the page.
 */
@Component({
  selector: 'chy-load-more',
  imports: [MatButton],
  template: `
    @if (list().hasMore()) {
      <button matButton="outlined" type="button" [disabled]="list().loading()" disabledInteractive (click)="load()">
        <ng-content />
      </button>
    } @else if (used()) {
      <p #end tabindex="-1" class="soft">That is all.</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
    }
    button,
    p {
      margin: 0.75rem;
    }
    p:focus {
      outline: none;
    }
  `,
})
export class LoadMore {
  private readonly injector = inject(Injector);
  private readonly end = viewChild<ElementRef<HTMLElement>>('end');

  readonly list = input.required<Pick<PagedList<unknown>, 'hasMore' | 'loading' | 'loadMore'>>();

  /** A list that fits on one page needs no word at its end. */
  protected readonly used = signal(false);

  protected async load(): Promise<void> {
    this.used.set(true);
    await this.list().loadMore();
    if (!this.list().hasMore()) afterNextRender(() => this.end()?.nativeElement.focus(), { injector: this.injector });
  }
}
