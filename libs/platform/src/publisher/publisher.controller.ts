import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { askPublisher, publisherStatus } from './ask-publisher.ts';
import { publisherAnswer, publisherRequestAnswer } from './publisher-answers.ts';
import type { PublisherAnswer, PublisherRequestAnswer } from './publisher-answers.ts';
import { RetryPublisherBody } from './publisher.dto.ts';

@ApiTags('Operations')
@Controller('v1/planes/:plane/publisher')
export class PublisherController {
  @Get()
  @RequireScope('publisher:read')
  @ApiOperation({
    summary: 'Read how far a plane’s events are published',
    description:
      'How far its Kafka topic is behind, and the tenants that wait behind an event the topic would not take.',
  })
  @ApiParam({ name: 'plane', enum: ['us', 'eu'] })
  async read(@CurrentCaller() caller: Caller): Promise<PublisherAnswer> {
    return publisherAnswer(await publisherStatus(caller));
  }

  @Post('retries')
  @HttpCode(202)
  @RequireScope('publisher:manage')
  @ApiOperation({
    summary: 'Publish a parked tenant’s events again',
    description:
      'In order, until one is refused again; by itself the publisher tries every five minutes. Answers with the request, which is carried out by whichever process publishes the plane’s events: ask for it again (`…/publisher-requests/{request}`) until its `state` is `done` or `failed`.',
  })
  @ApiParam({ name: 'plane', enum: ['us', 'eu'] })
  async retry(
    @CurrentCaller() caller: Caller,
    @Body() { tenant }: RetryPublisherBody,
  ): Promise<PublisherRequestAnswer> {
    return publisherRequestAnswer(await askPublisher(caller, tenant));
  }
}
