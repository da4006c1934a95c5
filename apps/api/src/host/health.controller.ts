import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { PLANES, Public } from '@chancery/platform';
import type { Planes } from '@chancery/platform';
import { PlaneHealthReader } from './plane-health.ts';
import type { PlaneHealth } from './plane-health.ts';

type Health = { readonly status: 'ok' | 'degraded'; readonly planes: readonly PlaneHealth[] };

@ApiTags('Operations')
@Controller('health')
export class HealthController {
  private readonly readers: readonly PlaneHealthReader[];

  constructor(@Inject(PLANES) planes: Planes) {
    this.readers = planes.all.map((plane) => new PlaneHealthReader(plane));
  }

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
    description: 'An engine does not answer, no read model was ever built, or some event is parked here.',
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const verdicts = await Promise.all(this.readers.map((reader) => reader.read()));
    if (!verdicts.every(({ serves }) => serves)) void reply.status(503);
    const well = verdicts.every((verdict) => verdict.well);
    return { status: well ? 'ok' : 'degraded', planes: verdicts.map(({ health }) => health) };
  }
}
