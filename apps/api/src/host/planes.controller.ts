import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { PLANES, Public } from '@chancery/platform';
import type { Planes } from '@chancery/platform';
import type { PlaneList } from '@chancery/tenancy/contract';

@ApiTags('Planes')
@Controller('v1/planes')
export class PlanesController {
  constructor(@Inject(PLANES) private readonly planes: Planes) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'List the planes', description: 'The regions this service runs in.' })
  list(): PlaneList {
    const { all, awaited } = this.planes;
    return { items: [...all, ...awaited].map(({ id }) => ({ plane: id, region: id })) };
  }
}
