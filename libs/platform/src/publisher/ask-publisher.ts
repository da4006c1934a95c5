import type { TenantId } from '@chancery/kernel';
import { readPublisherStatus } from '@chancery/publishing';
import type { PublisherRequest, PublisherStatus } from '@chancery/publishing';
import type { Caller } from '../http/caller.ts';
import { askOnce } from '../operator-requests/ask-once.ts';
import { Problem } from '../problems/problem.ts';

export function publisherStatus({ plane }: Caller): Promise<PublisherStatus> {
  return readPublisherStatus(plane.events, plane.readModels);
}

/**
 * Asks the plane's publisher to send what is parked of a tenant. A repeated Idempotency-Key is the same request; a dry
 * run keeps none.
 * @throws Problem `not-found` where nothing of the tenant is parked; CommandIdReusedError
 */
export function askPublisher(caller: Caller, tenant: string): Promise<PublisherRequest> {
  return askOnce(caller, caller.plane.publisherRequests, { tenant: tenant as TenantId }, async () => {
    const { parked } = await publisherStatus(caller);
    if (parked.some((one) => one.tenant === tenant)) return;
    throw new Problem('not-found', `Nothing of "${tenant}" is parked in the publisher of this plane.`);
  });
}
