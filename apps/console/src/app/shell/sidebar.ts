import { Component, inject, signal } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { SessionList } from '../domains/access/ui/session-list.ts';
import { Icon } from '../domains/shared/ui/icon.ts';
import { CurrentTenant } from '../domains/tenancy/data/current-tenant.ts';
import { Brand } from './brand.ts';

/** The binding: brand, navigation, and one session per plane (folded away where the screen is narrow). */
@Component({
  selector: 'chy-sidebar',
  imports: [Brand, Icon, RouterLink, RouterLinkActive, SessionList],
  templateUrl: './sidebar.html',
  styleUrl: './sidebar.scss',
  host: { role: 'banner' },
})
export class Sidebar {
  protected readonly tenant = inject(CurrentTenant).tenant;
  protected readonly sessionsOpen = signal(false);
}
