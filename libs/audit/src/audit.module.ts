import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DecisionsController } from './decisions/decisions.controller.ts';
import { ReadTrailHandler } from './trail/read-trail.query.ts';
import { TrailController } from './trail/trail.controller.ts';

/** Needs an `EventReader` from the host: it knows every aggregate. */
@Module({
  imports: [CqrsModule],
  controllers: [TrailController, DecisionsController],
  providers: [ReadTrailHandler],
})
export class AuditModule {}
