import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { PageQuery } from '../http/page-query.ts';
import { Problem } from '../problems/problem.ts';
import { requestAnswer } from './projection-answers.ts';
import type { ProjectionRequestAnswer, ProjectionRequestList } from './projection-answers.ts';

@ApiTags('Operations')
@Controller('v1/planes/:plane/projection-requests')
export class ProjectionRequestsController {
  @Get()
  @RequireScope('projections:read')
  @ApiOperation({
    summary: 'List what was asked of the projections of a plane',
    description: 'The newest first: by whom, when, and what became of it.',
  })
  @ApiParam({ name: 'plane', enum: ['us', 'eu'] })
  async list(@CurrentCaller() { plane }: Caller, @Query() { limit, after }: PageQuery): Promise<ProjectionRequestList> {
    const { items, cursor } = await plane.projectionRequests.list({
      limit,
      ...(after === undefined ? {} : { after }),
    });
    return { items: items.map(requestAnswer), cursor };
  }

  @Get(':request')
  @RequireScope('projections:read')
  @ApiOperation({
    summary: 'Read what was asked of a projection',
    description: 'With its report once it is done: how a rebuilt generation differs from the serving one.',
  })
  @ApiParam({ name: 'plane', enum: ['us', 'eu'] })
  @ApiParam({ name: 'request' })
  async read(@CurrentCaller() { plane }: Caller, @Param('request') id: string): Promise<ProjectionRequestAnswer> {
    const request = await plane.projectionRequests.find(id);
    if (!request) throw new Problem('not-found', `There is no request "${id}".`);
    return requestAnswer(request);
  }
}
