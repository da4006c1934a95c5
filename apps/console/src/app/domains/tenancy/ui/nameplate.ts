import { Component, input } from '@angular/core';
import type { TenantAnswer } from '@chancery/tenancy/contract';
import { RegionChip } from '../../shared/ui/region-chip.ts';

/** A tenant's nameplate, like the head of its letter paper: region, legal entity, residency policy. */
@Component({
  selector: 'chy-nameplate',
  imports: [RegionChip],
  template: `
    <div class="who">
      <span class="name">{{ tenant().name }}</span>
      <span class="mono soft">{{ tenant().tenant }}</span>
    </div>
    <dl>
      <div>
        <dt class="caption">Region</dt>
        <dd><chy-region-chip [region]="tenant().region" /></dd>
      </div>
      <div>
        <dt class="caption">Legal entity</dt>
        <dd>{{ tenant().legalEntity }}</dd>
      </div>
      <div>
        <dt class="caption">Residency policy</dt>
        <dd class="mono">{{ tenant().policyId }}&#64;{{ tenant().policyVersion }}</dd>
      </div>
    </dl>
  `,
  styleUrl: './nameplate.scss',
  host: { role: 'region', 'aria-label': 'Nameplate' },
})
export class Nameplate {
  readonly tenant = input.required<TenantAnswer>();
}
