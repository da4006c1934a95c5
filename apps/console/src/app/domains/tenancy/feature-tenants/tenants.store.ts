import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import type { Session } from '../../access/data/session.types.ts';
import { Sessions } from '../../access/data/sessions.ts';
import { ApiClient } from '../../shared/data/api-client.ts';
import type { Page } from '../../shared/data/page.types.ts';
import { PagedList } from '../../shared/data/paged-list.ts';
import type { ListedTenant } from '../data/listed-tenant.ts';
import { matchesTenant } from './matches-tenant.ts';

const PAGE_SIZE = 50;

interface PlaneTenants {
  readonly session: Session;
  readonly list: PagedList<ListedTenant>;
}

/** The tenants of every plane with a session, each plane with its own pages and its own failures. */
@Injectable()
export class TenantsStore {
  private readonly api = inject(ApiClient);
  private readonly sessions = inject(Sessions);
  private readonly opened = signal<readonly PlaneTenants[]>([]);

  /** What the reader looks for; narrows what is loaded, asks for nothing. */
  readonly search = signal('');
  readonly planes = computed(() =>
    this.opened().map(({ session, list }) => ({
      plane: session.plane,
      list,
      shown: list.items().filter((tenant) => matchesTenant(tenant, this.search())),
    })),
  );

  constructor() {
    effect(() => {
      const sessions = this.sessions.all();
      untracked(() => this.opened.update((opened) => sessions.map((session) => this.reuseOrOpen(opened, session))));
    });
  }

  private reuseOrOpen(opened: readonly PlaneTenants[], session: Session): PlaneTenants {
    const open = opened.find((candidate) => candidate.session.token === session.token);
    if (open !== undefined) return open;
    const list = new PagedList<ListedTenant>((after) => this.read(session, after));
    void list.reload();
    return { session, list };
  }

  /** A tenant's own token may not list the plane: it sees its one tenant. */
  private async read({ plane, tenant }: Session, after: string | null): Promise<Page<ListedTenant>> {
    if (tenant === null) return this.api.getFrom(plane, `planes/${plane}/tenants`, { limit: PAGE_SIZE, after });
    return { items: [await this.api.getFrom<ListedTenant>(plane, `tenants/${tenant}`)], cursor: null };
  }
}
