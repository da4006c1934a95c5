import { TestBed } from '@angular/core/testing';
import { expect, it } from '@jest/globals';
import { hostOf } from '../../../testing/host.ts';
import { aTenant } from '../../../testing/samples.ts';
import { Nameplate } from './nameplate.ts';

it('the nameplate says region, legal entity and residency policy', () => {
  const fixture = TestBed.createComponent(Nameplate);
  fixture.componentRef.setInput('tenant', aTenant());
  fixture.detectChanges();
  const host = hostOf(fixture);
  expect([...host.querySelectorAll('dt')].map((term) => term.textContent)).toEqual([
    'Region',
    'Legal entity',
    'Residency policy',
  ]);
  expect([...host.querySelectorAll('dd')].map((value) => value.textContent)).toEqual([
    'euEuropean Union',
    'Fjord Archive GmbH',
    'eu_standard@2',
  ]);
});
