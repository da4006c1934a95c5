import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../domains/shared/ui/empty-state.ts';

/** For an address that names no page. */
@Component({
  selector: 'chy-not-found',
  imports: [EmptyState, RouterLink],
  template: `
    <h1 tabindex="-1">No such page</h1>
    <chy-empty-state icon="search" title="Nothing stands at this address">
      It may have been mistyped or belong to a newer version. <a routerLink="/tenants">Go to the tenants</a>
    </chy-empty-state>
  `,
})
export class NotFound {}
