import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { PageQuery } from '../http/page-query.ts';
import { Problem } from '../problems/problem.ts';
import { publisherRequestAnswer } from './publisher-answers.ts';
import type { PublisherRequestAnswer, PublisherRequestList } from './publisher-answers.ts';

@ApiTags('Operations')
@Controller('v1/planes/:plane/publisher-requests')
export class PublisherRequestsController {
  @Get()
  @RequireScope('publisher:read')
  @ApiOperation({
    summary: 'List what was asked of a plane’s publisher',
    description: 'The newest first: by whom, when, and what became of it.',
  })
  @ApiParam({ name: 'plane', enum: ['us', 'eu'] })
  async list(@CurrentCaller() { plane }: Caller, @Query() { limit, after }: PageQuery): Promise<PublisherRequestList> {
    const { items, cursor } = await plane.publisherRequests.list({
      limit,
      ...(after === undefined ? {} : { after }),
    });
    return { items: items.map(publisherRequestAnswer), cursor };
  }

  @Get(':request')
  @RequireScope('publisher:read')
  @ApiOperation({
    summary: 'Read what was asked of a plane’s publisher',
    description: 'With what was sent, once it is done.',
  })
  @ApiParam({ name: 'plane', enum: ['us', 'eu'] })
  @ApiParam({ name: 'request' })
  async read(@CurrentCaller() { plane }: Caller, @Param('request') id: string): Promise<PublisherRequestAnswer> {
    const request = await plane.publisherRequests.find(id);
    if (!request) throw new Problem('not-found', `There is no request "${id}".`);
    return publisherRequestAnswer(request);
  }
}
