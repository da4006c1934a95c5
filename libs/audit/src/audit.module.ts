import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DecisionsController } from './decisions/decisions.controller.ts';
import { LiveFeeds } from './feed/live-feeds.ts';
import { PlaneFeedController } from './feed/plane-feed.controller.ts';
import { TenantFeedController } from './feed/tenant-feed.controller.ts';
import { ReadTrailHandler } from './trail/read-trail.query.ts';
import { TrailController } from './trail/trail.controller.ts';

/** Needs an `EventReader` from the host: it knows every aggregate. */
@Module({
  imports: [CqrsModule],
  controllers: [TrailController, DecisionsController, TenantFeedController, PlaneFeedController],
  providers: [ReadTrailHandler, LiveFeeds],
})
export class AuditModule {}
