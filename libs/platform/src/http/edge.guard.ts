import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isTenantId, planeOf, systemClock, systemTenant } from '@chancery/kernel';
import type { ActorId, Clock, Lift, PlaneId, Rejection, TenantId } from '@chancery/kernel';
import { newCommandId } from '@chancery/event-sourcing';
import { PLANES } from '../planes/plane.ts';
import type { Plane, Planes } from '../planes/plane.ts';
import { servedPlane } from '../planes/served-plane.ts';
import { Problem, problemOf } from '../problems/problem.ts';
import { PUBLIC_METADATA, SCOPE_METADATA } from './caller.ts';
import type { CalledRequest, Nameplate } from './caller.ts';
import { AUTHENTICATOR, FLAG_SETS, TENANT_DIRECTORY } from './ports.ts';
import type { Authenticator, FlagSets, Principal, TenantDirectory } from './ports.ts';
import { correlationIdOf, RequestCaller, sealNetwork, traceparentOf } from './request-caller.ts';

type EdgeRequest = FastifyRequest & CalledRequest;

/** Injection token of the clock commands are stamped with. */
export const CLOCK = Symbol('CLOCK');

/**
 * The edge: authenticates, resolves the plane from the IDs in the path, checks the scope, sets the nameplate headers.
 * Default deny: a route that declares neither a scope nor `@Public()` is closed to everyone.
 */
@Injectable()
export class EdgeGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(PLANES) private readonly planes: Planes,
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
    @Inject(TENANT_DIRECTORY) private readonly tenants: TenantDirectory,
    @Inject(FLAG_SETS) private readonly flags: FlagSets,
    @Inject(CLOCK) private readonly clock: Clock = systemClock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_METADATA, targets)) return true;
    const http = context.switchToHttp();
    const request = http.getRequest<EdgeRequest>();
    const reply = http.getResponse<FastifyReply>();
    void reply.header('Chancery-Correlation-Id', correlationIdOf(request));

    const plane = this.planeFor(request);
    const principal = await this.principalOf(plane, request);
    const tenant = tenantFor(plane, principal, request);
    const nameplate = tenant === systemTenant(plane.id) ? null : await this.nameplateOf(plane, principal, tenant);
    if (nameplate) setNameplate(reply, nameplate);
    const flagSet = this.flags.digest(tenant);
    const scope = this.reflector.getAllAndOverride<string | undefined>(SCOPE_METADATA, targets);
    const isStillAllowed = async () => {
      const credential = bearerOf(request);
      const now = credential === null ? null : await this.authenticator.authenticate(plane, credential);
      return now !== null && mayUse(plane, now, scope, request);
    };
    const parts = { plane, principal, tenant, nameplate, flagSet, clock: this.clock, isStillAllowed };
    const caller = await RequestCaller.of(parts, request, reply);
    if (!mayUse(plane, principal, scope, request)) {
      const rejection = scopeMissing(scope, principal, isClosed(plane, principal, request));
      const command = { type: 'HttpRequest', method: request.method, route: routeOf(request) };
      const refused = {
        context: { ...caller.context(), tenant: principal.tenant },
        rejection,
        command,
        decidedOn: null,
      };
      throw problemOf(rejection, await plane.refusals.record(refused));
    }
    request.caller = caller;
    return true;
  }

  /** The plane is read from the path's IDs, else from the token. */
  private planeFor(request: EdgeRequest): Plane {
    const params = request.params as { tenant?: string; plane?: string; decision?: string };
    const named = params.plane ?? planeOf(params.tenant ?? params.decision ?? '');
    const credential = bearerOf(request);
    const id = named ?? (credential === null ? null : this.authenticator.planeOf(credential));
    const plane = id === null ? null : servedPlane(this.planes, id as PlaneId);
    if (plane) return plane;
    if (id === null || credential === null) throw unauthenticated(whyUnauthenticated(credential));
    throw new Problem('not-found', 'No plane served here has this ID.');
  }

  private async principalOf(plane: Plane, request: EdgeRequest): Promise<Principal> {
    const credential = bearerOf(request);
    const principal = credential === null ? null : await this.authenticator.authenticate(plane, credential);
    if (principal) return principal;
    const problem = unauthenticated(whyUnauthenticated(credential));
    await this.countUnauthenticated(plane, request, problem);
    throw problem;
  }

  /** Unauthenticated attempts are counted in the plane's system log, one event a minute and one count. */
  private async countUnauthenticated(plane: Plane, request: EdgeRequest, problem: Problem): Promise<void> {
    const actor = `${plane.id}_anonymous` as ActorId;
    const tenant = systemTenant(plane.id);
    await plane.refusals.record({
      rejection: { code: problem.code, message: problem.detail, facts: {}, lift: [] },
      command: { type: 'HttpRequest' },
      decidedOn: null,
      context: {
        tenant,
        plane: plane.id,
        actor,
        token: null,
        network: await sealNetwork(plane, actor, request.ip),
        commandId: newCommandId(),
        clientChoseCommandId: false,
        correlationId: correlationIdOf(request),
        causationId: null,
        traceparent: traceparentOf(request),
        flagSet: this.flags.digest(tenant),
        policyVersion: null,
        time: this.clock.now(),
        dryRun: false,
      },
    });
  }

  private async nameplateOf(plane: Plane, principal: Principal, tenant: TenantId): Promise<Nameplate> {
    // Whether a tenant exists is told only to those who may know of it.
    const known = principal.tenant === tenant || principal.tenant === systemTenant(plane.id);
    const nameplate = known ? await this.tenants.nameplate(plane, tenant) : null;
    if (!nameplate) throw new Problem('not-found', `There is no tenant ${tenant} that this token may see.`);
    return nameplate;
  }
}

/** The tenant of the route; the token's own where the path names none. */
function tenantFor(plane: Plane, principal: Principal, request: EdgeRequest): TenantId {
  const params = request.params as { tenant?: string; plane?: string };
  if (params.tenant === undefined) return principal.tenant;
  // The plane's own log, tokens and refusals are its operators' business.
  const own = params.tenant !== systemTenant(plane.id) || principal.tenant === params.tenant;
  if (isTenantId(params.tenant) && own) return params.tenant;
  throw new Problem('not-found', `There is no tenant "${params.tenant}".`);
}

/** Routes of a plane are for its operators; everything else needs the scope of the route. */
function mayUse(plane: Plane, principal: Principal, scope: string | undefined, request: EdgeRequest): boolean {
  if (isClosed(plane, principal, request) || scope === undefined) return false;
  return scope === ANY_TOKEN || principal.scopes.includes(scope) || principal.scopes.includes('*');
}

/** A route of the plane, and no operator: no scope opens it. */
function isClosed(plane: Plane, principal: Principal, request: EdgeRequest): boolean {
  const planeRoute = (request.params as { plane?: string }).plane !== undefined;
  return planeRoute && principal.tenant !== systemTenant(plane.id);
}

/** The scope of routes that any valid token may use (`GET /v1/me`). */
export const ANY_TOKEN = 'any';

function scopeMissing(scope: string | undefined, principal: Principal, closed: boolean): Rejection {
  const granted = principal.scopes;
  if (scope === undefined) {
    const message = 'The route declares no scope, so it is closed to everyone.';
    return { code: 'scope-missing', message, facts: { granted }, lift: [] };
  }
  return {
    code: 'scope-missing',
    message: `The token lacks the scope \`${scope}\`, or belongs to a tenant where a plane's operator is needed.`,
    facts: { needed: scope, granted },
    lift: [closed ? OPERATOR_LIFT : newTokenLift(scope, principal)],
  };
}

const OPERATOR_LIFT: Lift = { action: 'Ask whoever runs this plane: the route is for its operators.', by: 'operator' };

/** The smallest token that may use the route; a token's scopes never change. */
function newTokenLift(scope: string, { tenant }: Principal): Lift {
  const body = { name: `for ${scope}`, scopes: [scope] };
  return {
    action: `Ask an administrator for a token with the scope \`${scope}\`.`,
    by: 'tokens:write',
    request: { method: 'POST', path: `/v1/tenants/${tenant}/tokens`, body },
  };
}

function setNameplate(reply: FastifyReply, nameplate: Nameplate): void {
  void reply.headers({
    'Chancery-Tenant': nameplate.tenant,
    'Chancery-Region': nameplate.region,
    // Header values are ASCII: anything else is percent-encoded UTF-8, as in a URL.
    'Chancery-Legal-Entity': encodeURI(nameplate.legalEntity),
    'Chancery-Policy': `${nameplate.policyId}@${nameplate.policyVersion}`,
  });
}

function bearerOf(request: FastifyRequest): string | null {
  const { authorization } = request.headers;
  return authorization?.startsWith('Bearer ') === true ? authorization.slice('Bearer '.length).trim() : null;
}

function whyUnauthenticated(credential: string | null): string {
  return credential === null
    ? 'The request carries no API token.'
    : 'The API token is unknown, altered, revoked or expired.';
}

function unauthenticated(detail: string): Problem {
  return new Problem('unauthenticated', `${detail} Send \`Authorization: Bearer chy_…\`.`);
}

function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'unknown';
}
