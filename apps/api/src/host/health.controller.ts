import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { PLANES, Public } from '@chancery/platform';
import type { Planes } from '@chancery/platform';

/** One projection's state in a health answer. */
type ProjectionHealth = { readonly name: string; readonly caughtUp: boolean; readonly parked: number };
type PlaneHealth = { readonly plane: string; readonly projections: readonly ProjectionHealth[] };
type Health = { readonly status: 'ok' | 'degraded'; readonly planes: readonly PlaneHealth[] };

@ApiTags('Operations')
@Controller('health')
export class HealthController {
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
    description: 'Every plane’s stores answer; parked events are named (503 then).',
  })
  @ApiResponse({ status: 200, description: 'Every event is handled.' })
  @ApiResponse({ status: 503, description: 'Some event is parked: a projection could not fold it.' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const planes = await Promise.all(
      this.planes.all.map(async ({ id, projections }) => ({
        plane: id,
        projections: (await projections.status()).map(({ name, checkpoint, head, parked }) => ({
          name,
          caughtUp: checkpoint >= head,
          parked,
        })),
      })),
    );
    const degraded = planes.some(({ projections }) => projections.some(({ parked }) => parked > 0));
    if (degraded) void reply.status(503);
    return { status: degraded ? 'degraded' : 'ok', planes };
  }
}
