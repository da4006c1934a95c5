import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { PLANES, Public } from '@chancery/platform';
import type { Plane, Planes } from '@chancery/platform';
import { awaitedVerdict, PlaneHealthReader } from './plane-health.ts';
import type { PlaneHealth } from './plane-health.ts';

type Health = { readonly status: 'ok' | 'degraded'; readonly planes: readonly PlaneHealth[] };

@ApiTags('Operations')
@Controller('health')
export class HealthController {
  private readonly readers = new Map<Plane, PlaneHealthReader>();

  constructor(@Inject(PLANES) private readonly planes: Planes) {}

  @Get('live')
  @Public()
  @ApiOperation({ summary: 'Liveness', description: 'The process answers.' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public()
  @ApiOperation({
    summary: 'Readiness',
    description:
      'Every plane’s engines answer and its read models are there. `degraded`: events are parked, or read models are a minute behind or more; embedded, parked events make it 503 too.',
  })
  @ApiResponse({ status: 200, description: 'Requests are served.' })
  @ApiResponse({
    status: 503,
    description:
      'An engine does not answer, or has not since the start; no read model was ever built; or some event is parked here.',
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const open = await Promise.all(this.planes.all.map((plane) => this.readerOf(plane).read()));
    const verdicts = [...open, ...this.planes.awaited.map(awaitedVerdict)];
    if (!verdicts.every(({ serves }) => serves)) void reply.status(503);
    const well = verdicts.every((verdict) => verdict.well);
    return { status: well ? 'ok' : 'degraded', planes: verdicts.map(({ health }) => health) };
  }

  /** One per plane, for it remembers. */
  private readerOf(plane: Plane): PlaneHealthReader {
    const reader = this.readers.get(plane) ?? new PlaneHealthReader(plane);
    this.readers.set(plane, reader);
    return reader;
  }
}
