import { Module } from '@nestjs/common';
import { PublisherRequestsController } from './publisher-requests.controller.ts';
import { PublisherController } from './publisher.controller.ts';

/** Operators' routes to the publisher of a plane. */
@Module({ controllers: [PublisherController, PublisherRequestsController] })
export class PublisherModule {}
