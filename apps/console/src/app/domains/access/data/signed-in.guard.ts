import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { CanActivateFn } from '@angular/router';
import { planeOfTenant } from '../../shared/data/plane.ts';
import { Sessions } from './sessions.ts';

/** Lets in who has a session; a tenant's pages need one on the tenant's plane. Others sign in and come back. */
export const signedIn: CanActivateFn = (route, state) => {
  const sessions = inject(Sessions);
  const plane = planeOfTenant(route.paramMap.get('tenant') ?? '');
  const welcome = plane === null ? sessions.any() : sessions.of(plane) !== null;
  return welcome || inject(Router).createUrlTree(['/sign-in'], { queryParams: { returnTo: state.url } });
};
