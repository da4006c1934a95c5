import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject, input, signal } from '@angular/core';
import { Icon } from './icon.ts';

/** Copies a text and says so. */
@Component({
  selector: 'chy-copy-button',
  imports: [Icon],
  template: `
    <button type="button" [attr.aria-label]="'Copy ' + what()" [title]="'Copy ' + what()" (click)="copy()">
      <chy-icon [name]="copied() ? 'check' : 'copy'" />
    </button>
  `,
  styles: `
    button {
      display: inline-grid;
      place-items: center;
      width: 1.5rem;
      height: 1.5rem;
      padding: 0;
      border: 0;
      border-radius: 4px;
      background: none;
      color: var(--ink-soft);
      vertical-align: middle;
    }
    button:hover {
      background: var(--hover);
      color: var(--ink);
    }
    chy-icon {
      width: 0.9375rem;
      height: 0.9375rem;
    }
  `,
})
export class CopyButton {
  private readonly clipboard = inject(Clipboard);
  private readonly announcer = inject(LiveAnnouncer);

  readonly text = input.required<string>();
  /** Names the text in the button's label: "Copy leaf hash". */
  readonly what = input.required<string>();
  protected readonly copied = signal(false);

  protected async copy(): Promise<void> {
    this.copied.set(this.clipboard.copy(this.text()));
    await this.announcer.announce(this.copied() ? `Copied ${this.what()}` : `Could not copy ${this.what()}`);
  }
}
