import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@chancery/platform';
import type { OverrideTelemetry } from '../contract/override-views.ts';
import { NOTHING, telemetryProjection } from './telemetry.projection.ts';

/** How requests for overrides fare in the tenant. */
export class ReadTelemetry {
  constructor(readonly caller: Caller) {}
}

@QueryHandler(ReadTelemetry)
export class ReadTelemetryHandler implements IQueryHandler<ReadTelemetry> {
  async execute({ caller }: ReadTelemetry): Promise<OverrideTelemetry> {
    const { plane, tenant, minPosition } = caller;
    const document = await plane.projections.readModel(telemetryProjection).get(tenant, { minPosition });
    const { asked, granted, refused, lapsed, grantedDirectly, waited, longestWait } = document ?? NOTHING;
    const decided = granted + refused;
    const millisecondsToDecision = decided === 0 ? null : { mean: Math.round(waited / decided), longest: longestWait };
    return { asked, granted, refused, lapsed, grantedDirectly, millisecondsToDecision };
  }
}
