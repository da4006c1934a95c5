import { randomUUID } from 'node:crypto';
import type { TenantAnswer } from '@chancery/tenancy/contract';
import type { Plane, Service } from './service.ts';

/** More entries than one page of the audit trail holds. */
const POLICY_CHANGES = 60;

/** Tenants of this run, made through the API. */
export interface Story {
  readonly eu: TenantAnswer;
  readonly us: TenantAnswer;
}

/** One tenant per plane; the European one with a long log. Names carry a mark of this run, so that it can be repeated. */
export async function makeStory(service: Service): Promise<Story> {
  const run = randomUUID().slice(0, 8);
  const eu = await createTenant(service, 'eu', {
    name: `Fjord Archive ${run}`,
    legalEntity: 'Fjord Archive GmbH',
    timeZone: 'Europe/Berlin',
    locale: 'de-DE',
  });
  const us = await createTenant(service, 'us', {
    name: `Blue Mesa Labs ${run}`,
    legalEntity: 'Blue Mesa Labs, Inc.',
    timeZone: 'America/New_York',
    locale: 'en-US',
  });
  for (let change = 1; change <= POLICY_CHANGES; change++) {
    await service.operators.eu.ok('PUT', `/v1/tenants/${eu.tenant}/residency-policy`, {
      body: {
        policy: policy('eu', `2030-01-01T00:00:${String(change % 60).padStart(2, '0')}Z`),
        reason: `Change ${change} of the browser test.`,
      },
    });
  }
  return { eu: await service.operators.eu.ok('GET', `/v1/tenants/${eu.tenant}`), us };
}

type NewTenant = Pick<TenantAnswer, 'name' | 'legalEntity' | 'timeZone' | 'locale'>;

function createTenant(service: Service, plane: Plane, tenant: NewTenant): Promise<TenantAnswer> {
  const body = { ...tenant, policy: policy(plane, '2029-12-31T23:59:59Z') };
  return service.operators[plane].ok('POST', `/v1/planes/${plane}/tenants`, { body });
}

function policy(plane: Plane, validUntil: string): object {
  return { id: `${plane}_standard`, allowedDestinations: [plane], validUntil };
}
