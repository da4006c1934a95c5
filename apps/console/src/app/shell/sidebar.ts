import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Sessions } from '../domains/access/data/sessions.ts';
import { Planes } from '../domains/shared/data/planes.ts';
import { regionName } from '../domains/shared/format/region.ts';
import { Icon } from '../domains/shared/ui/icon.ts';
import { CurrentTenant } from '../domains/tenancy/data/current-tenant.ts';

/** The binding: brand, navigation, and one session per plane. */
@Component({
  selector: 'chy-sidebar',
  imports: [Icon, RouterLink, RouterLinkActive],
  templateUrl: './sidebar.html',
  styleUrl: './sidebar.scss',
  host: { role: 'banner' },
})
export class Sidebar {
  protected readonly sessions = inject(Sessions);
  protected readonly tenant = inject(CurrentTenant).tenant;
  private readonly planes = inject(Planes);

  /** Every plane there is, with the session on it if there is one. */
  protected readonly desks = computed(() => {
    const sessions = this.sessions.all();
    const planes = new Set([...this.planes.items().map(({ plane }) => plane), ...sessions.map(({ plane }) => plane)]);
    return [...planes].sort().map((plane) => ({
      plane,
      name: regionName(plane),
      session: sessions.find((session) => session.plane === plane) ?? null,
    }));
  });
}
