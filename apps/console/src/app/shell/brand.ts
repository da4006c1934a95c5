import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';

/** Seal and name, on the dark binding; leads to the first page. */
@Component({
  selector: 'chy-brand',
  imports: [RouterLink],
  template: `
    <a routerLink="/tenants">
      <img src="favicon.svg" alt="" width="36" height="36" />
      <span>Chancery</span>
    </a>
  `,
  styles: `
    a {
      display: inline-flex;
      gap: 0.75rem;
      align-items: center;
      padding: 0 0.25rem;
      border-radius: var(--radius);
      color: inherit;
      font: 600 1.375rem / 1.2 var(--serif);
      letter-spacing: 0.01em;
      text-decoration: none;
    }
    a:focus-visible {
      outline-color: var(--binding-ink);
    }
  `,
})
export class Brand {}
