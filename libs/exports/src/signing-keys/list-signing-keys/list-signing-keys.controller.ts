import { Controller, Get, Inject, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { isPlaneId } from '@chancery/kernel';
import { PLANES, Problem, Public, Refuses, servedPlane } from '@chancery/platform';
import type { Planes } from '@chancery/platform';
import type { SigningKeyList } from '../../contract/export-answer.ts';
import { ListSigningKeys } from './list-signing-keys.query.ts';

@ApiTags('Exports')
@Controller('v1/planes/:plane/signing-keys')
export class ListSigningKeysController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(PLANES) private readonly planes: Planes,
  ) {}

  @Get()
  @Public()
  @Refuses('plane-unavailable')
  @ApiOperation({
    summary: 'List the signing keys of a plane',
    description: 'Public keys with their history, oldest first: the key file of `chancery verify-export`.',
  })
  @ApiParam({ name: 'plane', enum: ['us', 'eu'] })
  list(@Param('plane') id: string): Promise<SigningKeyList> {
    const plane = isPlaneId(id) ? servedPlane(this.planes, id) : null;
    if (!plane) throw new Problem('not-found', 'No plane served here has this ID.');
    return this.queries.execute(new ListSigningKeys(plane));
  }
}
