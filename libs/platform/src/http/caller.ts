import { createParamDecorator, SetMetadata } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import type { ActorId, EpochMs, TenantId, TokenId } from '@chancery/kernel';
import type { Plane } from '../planes/plane.ts';

/** A tenant's region, legal entity and residency policy: shown in the console, on every answer, in every export. */
export interface Nameplate {
  readonly tenant: string;
  readonly region: string;
  readonly legalEntity: string;
  readonly policyId: string;
  readonly policyVersion: number;
}

/**
 * Who is calling, already authenticated and allowed: the guard made it from the token and the route. On routes with
 * `:tenant` it is that tenant's; on plane routes (`/v1/planes/:plane/…`) `tenant` is the plane's system tenant.
 */
export interface Caller {
  readonly plane: Plane;
  readonly tenant: TenantId;
  readonly actor: ActorId;
  readonly token: TokenId | null;
  readonly scopes: readonly string[];
  readonly nameplate: Nameplate | null;
  /** Whether this caller may know anything about `tenant`: its own, or any of the plane for an operator. */
  maySee(tenant: string): boolean;
  /** `Dry-Run: true` was sent. */
  readonly dryRun: boolean;
  /** Position the answer must be at least as fresh as (`minPosition` in the query, or the header `Chancery-Min-Position`). */
  readonly minPosition: string | null;
  /** Aborted when the client closes its connection before it has its answer: nobody waits for the work any more. */
  readonly hungUp: AbortSignal;
  /** Whether the token still opens the route: for answers that go on and on. */
  isStillAllowed(): Promise<boolean>;
  /** The service's clock: what `context()` takes as the command's time. */
  now(): EpochMs;
  /** The context of this request's command. `step` tells apart several commands of one request (`<commandId>#<step>`). */
  context(step?: string): CommandContext;
  /**
   * Sets the outcome's headers (`Chancery-Decision`, `Chancery-Position`, `Chancery-Entry`, `Chancery-Repeated`,
   * `Chancery-Dry-Run`) and returns the answer. @throws Problem for a refusal.
   */
  respond<A>(outcome: Outcome<A>): A;
  /** Sets a header on the answer. */
  header(name: string, value: string): void;
}

export const SCOPE_METADATA = 'chancery:scope';
export const PUBLIC_METADATA = 'chancery:public';

/** The scope a caller needs for a route, `resource:action`. A route without this or `@Public()` is denied to all. */
export const RequireScope = (scope: string): MethodDecorator & ClassDecorator => SetMetadata(SCOPE_METADATA, scope);

/** A route anyone may call: health, OpenAPI, error pages, the console's files. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC_METADATA, true);

/** The request with what the guard put on it. */
export interface CalledRequest {
  caller?: Caller;
}

/** Parameter decorator: the authenticated caller. */
export const CurrentCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<CalledRequest>();
  if (!caller) throw new Error('CurrentCaller used on a public route');
  return caller;
});
