import type { Lift, LiftRequest } from '@chancery/kernel';

/** The ways out with whole paths: a decider that does not know its tenant writes them from there on. */
export function wholeLifts(lifts: readonly Lift[], tenant: string): readonly Lift[] {
  const whole = (request: LiftRequest): LiftRequest =>
    request.path.startsWith('/') ? request : { ...request, path: `/v1/tenants/${tenant}/${request.path}` };
  return lifts.map((lift) => ({
    ...lift,
    ...(lift.request === undefined ? {} : { request: whole(lift.request) }),
    ...(lift.also === undefined ? {} : { also: lift.also.map(whole) }),
  }));
}
