import { Injectable, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy } from '@angular/router';
import type { RouterStateSnapshot } from '@angular/router';
import { CurrentTenant } from '../domains/tenancy/data/current-tenant.ts';

/** "Audit trail · Fjord Archive · Chancery": the page, the tenant it is about, the product. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly tenant = inject(CurrentTenant).tenant;
  private readonly page = signal<string | undefined>(undefined);

  constructor() {
    super();
    effect(() => {
      const parts = [this.page(), this.tenant()?.name, 'Chancery'];
      this.title.setTitle(parts.filter((part) => part !== undefined).join(' · '));
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.page.set(this.buildTitle(snapshot));
  }
}
