import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { EventReader, eventOfDecision } from '@chancery/event-sourcing';
import type { DecisionId } from '@chancery/kernel';
import { CurrentCaller, FLAG_SETS, Problem, RequireScope, wholeLifts } from '@chancery/platform';
import type { Caller, FlagSets } from '@chancery/platform';
import type { ExplainedDecision } from '../contract/audit-entry.ts';
import { explainDecision } from './explain-decision.ts';
import { explainedPolicy } from './explained-policy.ts';

@ApiTags('Audit')
@Controller('v1/decisions')
export class DecisionsController {
  constructor(
    private readonly reader: EventReader,
    @Inject(FLAG_SETS) private readonly flags: FlagSets,
  ) {}

  @Get(':decision')
  @RequireScope('decisions:read')
  @ApiOperation({ summary: 'Explain a decision', description: 'The decider run again at that revision (X1).' })
  @ApiParam({ name: 'decision', example: 'eu_0199c1f2a4b87c0d9e3f5a6b7c8d9e0f' })
  async explain(@CurrentCaller() caller: Caller, @Param('decision') id: string): Promise<ExplainedDecision> {
    const parsed = eventOfDecision(id);
    const explained =
      parsed && (await explainDecision(caller.plane.events, this.reader, id as DecisionId, parsed.event));
    if (!explained || !caller.maySee(explained.tenant)) {
      throw new Problem('not-found', `There is no decision ${id} that this token may see.`);
    }
    const lift = wholeLifts(explained.lift, explained.tenant);
    const policy = await explainedPolicy(caller.plane.events, explained);
    return { ...explained, lift, flags: this.flags.valuesOf(explained.flagSet), policy };
  }
}
