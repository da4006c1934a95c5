import type { Routes } from '@angular/router';
import { signedIn } from './domains/access/data/signed-in.guard.ts';

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'tenants' },
  {
    path: 'sign-in',
    title: 'Sign in',
    loadComponent: async () => (await import('./domains/access/feature-sign-in/sign-in.ts')).SignIn,
  },
  {
    path: 'tenants',
    title: 'Tenants',
    canActivate: [signedIn],
    runGuardsAndResolvers: 'always',
    loadComponent: async () => (await import('./domains/tenancy/feature-tenants/tenants.ts')).Tenants,
  },
  {
    path: 'tenants/:tenant',
    canActivate: [signedIn],
    runGuardsAndResolvers: 'always',
    loadComponent: async () => (await import('./domains/tenancy/feature-tenant/tenant.ts')).Tenant,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'audit' },
      {
        path: 'audit',
        title: 'Audit trail',
        loadComponent: async () => (await import('./domains/audit/feature-audit-trail/audit-trail.ts')).AuditTrail,
      },
      {
        path: 'authorities',
        title: 'Authorities',
        loadComponent: async () =>
          (await import('./domains/authorities/feature-authorities/authorities.ts')).Authorities,
      },
      {
        path: 'authorities/:authority',
        title: 'Authority',
        loadComponent: async () =>
          (await import('./domains/authorities/feature-editor/authority-editor.ts')).AuthorityEditor,
      },
    ],
  },
  {
    path: '**',
    title: 'No such page',
    loadComponent: async () => (await import('./shell/not-found.ts')).NotFound,
  },
];
