import type { TenantId } from '@chancery/kernel';
import { OperatorRequests, requestCollection } from '@chancery/read-models';
import type { DocumentStore, OperatorRequest } from '@chancery/read-models';
import type { ParkedRetry } from '../publisher.ts';

/** Send what is parked of a tenant again. */
export interface PublisherWish {
  readonly tenant: TenantId;
}

export type PublisherRequest = OperatorRequest<PublisherWish, ParkedRetry>;

/** What operators ask of the process that publishes a plane's events. */
export class PublisherRequests extends OperatorRequests<PublisherWish, ParkedRetry> {
  constructor(readModels: DocumentStore) {
    super(readModels, requestCollection('publisher-requests'));
  }
}
