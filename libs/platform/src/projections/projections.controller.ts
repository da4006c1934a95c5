import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { Refuses } from '../http/refuses.ts';
import { askProjection, statusOf } from './ask-projection.ts';
import { projectionAnswer, requestAnswer } from './projection-answers.ts';
import type { ProjectionAnswer, ProjectionList, ProjectionRequestAnswer } from './projection-answers.ts';
import { RetryProjectionBody, SwitchProjectionBody } from './projections.dto.ts';

const REQUESTED =
  'Answers with the request, which is carried out by whichever process folds the plane’s log: ask for it again (`…/projection-requests/{request}`) until its `state` is `done` or `failed`.';

@ApiTags('Operations')
@Controller('v1/planes/:plane/projections')
export class ProjectionsController {
  @Get()
  @RequireScope('projections:read')
  @ApiOperation({
    summary: 'List the projections of a plane',
    description: 'Which generation of each read model serves, how far it is, and which events it could not fold.',
  })
  @ApiParam({ name: 'plane', enum: ['us', 'eu'] })
  async list(@CurrentCaller() { plane }: Caller): Promise<ProjectionList> {
    return { items: (await plane.projections.status()).map(projectionAnswer) };
  }

  @Get(':projection')
  @RequireScope('projections:read')
  @ApiOperation({ summary: 'Read a projection', description: 'Its generations, as of now.' })
  @ApiParam({ name: 'plane', enum: ['us', 'eu'] })
  @ApiParam({ name: 'projection' })
  async read(@CurrentCaller() caller: Caller, @Param('projection') projection: string): Promise<ProjectionAnswer> {
    return projectionAnswer(await statusOf(caller, projection));
  }

  @Post(':projection/rebuilds')
  @HttpCode(202)
  @RequireScope('projections:manage')
  @ApiOperation({
    summary: 'Rebuild a projection',
    description: `Fills another generation from the start of the log while the present one goes on serving, and reports how they differ. Nothing is switched. ${REQUESTED}`,
  })
  @ApiParam({ name: 'plane', enum: ['us', 'eu'] })
  @ApiParam({ name: 'projection' })
  async rebuildProjection(
    @CurrentCaller() caller: Caller,
    @Param('projection') projection: string,
  ): Promise<ProjectionRequestAnswer> {
    return requestAnswer(await askProjection(caller, projection, { kind: 'rebuild' }));
  }

  @Post(':projection/switches')
  @HttpCode(202)
  @RequireScope('projections:manage')
  @Refuses('generation-not-ready')
  @ApiOperation({
    summary: 'Let another generation of a projection serve',
    description: `All queries see it within a second. The one before stays up to date, so that switching back is the roll-back. ${REQUESTED}`,
  })
  @ApiParam({ name: 'plane', enum: ['us', 'eu'] })
  @ApiParam({ name: 'projection' })
  async switchProjection(
    @CurrentCaller() caller: Caller,
    @Param('projection') projection: string,
    @Body() { generation }: SwitchProjectionBody,
  ): Promise<ProjectionRequestAnswer> {
    return requestAnswer(await askProjection(caller, projection, { kind: 'switch', generation }));
  }

  @Post(':projection/retries')
  @HttpCode(202)
  @RequireScope('projections:manage')
  @ApiOperation({
    summary: 'Fold parked events again',
    description: `Those of one document, in order, until one fails again. ${REQUESTED}`,
  })
  @ApiParam({ name: 'plane', enum: ['us', 'eu'] })
  @ApiParam({ name: 'projection' })
  async retryProjection(
    @CurrentCaller() caller: Caller,
    @Param('projection') projection: string,
    @Body() { key }: RetryProjectionBody,
  ): Promise<ProjectionRequestAnswer> {
    return requestAnswer(await askProjection(caller, projection, { kind: 'retry', key }));
  }
}
