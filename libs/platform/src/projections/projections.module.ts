import { Module } from '@nestjs/common';
import { ProjectionRequestsController } from './projection-requests.controller.ts';
import { ProjectionsController } from './projections.controller.ts';

/** Operators' routes to the read models of a plane. */
@Module({ controllers: [ProjectionsController, ProjectionRequestsController] })
export class ProjectionsModule {}
