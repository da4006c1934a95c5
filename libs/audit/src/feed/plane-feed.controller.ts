import { Controller, Get, Headers, Query } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { START } from '@chancery/event-sourcing';
import type { Position } from '@chancery/event-sourcing';
import { CurrentCaller, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { followPlane, planeLines } from '@chancery/publishing';
import { PlaneFeedQuery } from '../contract/feed-query.dto.ts';
import { AsksForLive, EVENT_STREAM, feedAnswer, NDJSON } from './feed-answer.ts';
import { LiveFeeds } from './live-feeds.ts';

@ApiTags('Events')
@Controller('v1/planes/:plane/events')
export class PlaneFeedController {
  constructor(private readonly feeds: LiveFeeds) {}

  @Get()
  @RequireScope('events:read')
  @ApiOperation({
    summary: 'Read or follow a plane’s events',
    description:
      'Every event of the plane, for its operators, in the order in which they were committed: like a tenant’s feed, ' +
      'resumed by the extension `position` instead of `entry`. Positions are opaque, and compare as text.',
  })
  @ApiParam({ name: 'plane' })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Live: the last position that was seen.' })
  @ApiProduces('application/x-ndjson', 'text/event-stream')
  async read(
    @CurrentCaller() caller: Caller,
    @Query() { after, limit }: PlaneFeedQuery,
    @AsksForLive() live: boolean,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<StreamableFile> {
    const { plane } = caller;
    caller.header('Cache-Control', 'no-store');
    caller.header('Vary', 'Accept');
    const first = ((live ? lastEventId : undefined) ?? after ?? START) as Position;
    // Also where it is followed: a position that is none is refused before the answer begins.
    const page = await plane.events.readAll(first, live ? 1 : limit);
    if (live) {
      caller.header('X-Accel-Buffering', 'no');
      return feedAnswer(followPlane(plane.events, first, this.feeds.of(caller)), EVENT_STREAM);
    }
    const next = encodeURIComponent(page.next);
    caller.header('Link', `</v1/planes/${plane.id}/events?after=${next}&limit=${limit}>; rel="next"`);
    return feedAnswer(planeLines(plane.events, page), NDJSON);
  }
}
