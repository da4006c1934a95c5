import { Controller, Get, Headers, Query } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Problem, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { followTenant, tenantLines } from '@chancery/publishing';
import { TenantFeedQuery } from '../contract/feed-query.dto.ts';
import { AsksForLive, EVENT_STREAM, feedAnswer, NDJSON } from './feed-answer.ts';
import { LiveFeeds } from './live-feeds.ts';

@ApiTags('Events')
@Controller('v1/tenants/:tenant/events')
export class TenantFeedController {
  constructor(private readonly feeds: LiveFeeds) {}

  @Get()
  @RequireScope('events:read')
  @ApiOperation({
    summary: 'Read or follow a tenant’s events',
    description:
      'Every event of the tenant as a CloudEvent (JSON format), in order: the extension `entry` is its number, without ' +
      'gaps, and `data_base64` the record byte by byte; personal fields are ciphertext. A page is NDJSON; `Link` with ' +
      '`rel="next"` goes on after it, and an empty page is the end for now. With `Accept: text/event-stream` the answer ' +
      'goes on with what comes: each event under its entry number as `id`, a comment every 15 seconds. Who comes back ' +
      'sends the last `id` as `Last-Event-ID`.',
  })
  @ApiParam({ name: 'tenant' })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Live: the last entry that was seen.' })
  @ApiProduces('application/x-ndjson', 'text/event-stream')
  async read(
    @CurrentCaller() caller: Caller,
    @Query() { after, limit }: TenantFeedQuery,
    @AsksForLive() live: boolean,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<StreamableFile> {
    const { plane, tenant } = caller;
    caller.header('Cache-Control', 'no-store');
    caller.header('Vary', 'Accept');
    const first = entryOf(live ? lastEventId : undefined) ?? entryOf(after) ?? 0;
    const head = await plane.events.tenantHead(tenant);
    if (first > head) throw beyondTheEnd(first, head);
    if (live) {
      caller.header('X-Accel-Buffering', 'no');
      const frames = followTenant(plane.events, this.feeds.tailOf(plane), tenant, first, this.feeds.of(caller));
      return feedAnswer(frames, EVENT_STREAM);
    }
    const last = Math.min(first + limit, head);
    caller.header('Chancery-As-Of-Entry', String(head));
    caller.header('Link', `</v1/tenants/${tenant}/events?after=${last}&limit=${limit}>; rel="next"`);
    return feedAnswer(tenantLines(plane.events, tenant, first, last), NDJSON);
  }
}

function entryOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** Whoever has seen more than there is follows a log that was lost: what comes now under those numbers is not what was. */
function beyondTheEnd(after: number, head: number): Problem {
  const message = `after is ${after}, and the tenant’s last entry is ${head}`;
  return new Problem('validation-failed', `${message}.`, { errors: [{ field: 'after', message }] });
}
