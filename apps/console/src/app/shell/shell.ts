import type { ElementRef } from '@angular/core';
import { Component, effect, inject, viewChild } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { Sessions } from '../domains/access/data/sessions.ts';
import { CurrentTenant } from '../domains/tenancy/data/current-tenant.ts';
import { Nameplate } from '../domains/tenancy/ui/nameplate.ts';
import { Cover } from './cover.ts';
import { focusHeadingOnRouteChange } from './focus-heading.ts';
import { ServiceStatus } from './service-status.ts';
import { Sidebar } from './sidebar.ts';

/** The frame of every page: binding (brand, navigation, sessions) at the side, nameplate above, status below. */
@Component({
  selector: 'chy-shell',
  imports: [Cover, Nameplate, RouterOutlet, ServiceStatus, Sidebar],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
  host: { '[class.cover]': '!sessions.any()' },
})
export class Shell {
  private readonly router = inject(Router);
  protected readonly sessions = inject(Sessions);
  protected readonly tenant = inject(CurrentTenant).tenant;
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  constructor() {
    focusHeadingOnRouteChange(() => this.main().nativeElement);
    let signedIn = 0;
    effect(() => {
      const before = signedIn;
      signedIn = this.sessions.all().length;
      // The page shown may need the session that has just ended: its guard decides anew.
      if (signedIn < before) void this.router.navigateByUrl(this.router.url, { onSameUrlNavigation: 'reload' });
    });
  }

  protected skipToMain(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }
}
