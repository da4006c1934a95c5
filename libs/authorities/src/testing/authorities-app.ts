import { Global, Module } from '@nestjs/common';
import type { CanActivate, DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { auditDefinition } from '@chancery/audit';
import { evidenceDefinition, EvidenceModule, registerEvidenceBodyParsers } from '@chancery/evidence';
import type { ActorId, FixedClock, PlaneId, TenantId, TokenId } from '@chancery/kernel';
import { meteringDefinition, MeteringModule } from '@chancery/metering';
import {
  CLOCK,
  createValidationPipe,
  NODE_NAME,
  PLANES,
  ProblemFilter,
  RequestCaller,
  validateBySchema,
} from '@chancery/platform';
import type { CalledRequest, Planes } from '@chancery/platform';
import { nameplateOf, tenancyDefinition, tenantAggregate, tenantOf } from '@chancery/tenancy';
import { openTestPlane } from '@chancery/testing/plane';
import type { TestPlane } from '@chancery/testing/plane';
import { authoritiesDefinition } from '../authorities.definition.ts';
import { AuthoritiesModule } from '../authorities.module.ts';
import { HELP_SOURCE } from '../picker/targets/help-targets.ts';
import type { HelpSource } from '../picker/targets/help-targets.ts';

const contexts = [tenancyDefinition, meteringDefinition, evidenceDefinition, authoritiesDefinition, auditDefinition];

/** Authorities and what they need, on a real plane, behind an edge that lets one token of a tenant do everything. */
export interface AuthoritiesApp {
  readonly test: TestPlane;
  /** For requests under `/v1/tenants/<tenant>`; the tenant is that of the path. */
  readonly http: NestFastifyApplication;
  /** Closes the stores and keeps the folder. */
  close(): Promise<void>;
}

export async function openAuthoritiesApp(
  clock: FixedClock,
  folder?: string,
  help: HelpSource | null = null,
): Promise<AuthoritiesApp> {
  const test = await openTestPlane({ contexts, clock, ...(folder === undefined ? {} : { folder }) });
  const contextModules = [MeteringModule, EvidenceModule, AuthoritiesModule];
  const module = await Test.createTestingModule({
    imports: [CqrsModule.forRoot(), hostModule(test, help), ...contextModules],
  }).compile();
  const http = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter({ bodyLimit: 4 * 1024 * 1024 }));
  http.useLogger(false);
  http.useGlobalGuards(edge(test));
  http.useGlobalPipes(createValidationPipe());
  http.useGlobalFilters(new ProblemFilter({ error: ({ error }) => test.errors.push(error) }));
  const fastify = http.getHttpAdapter().getInstance();
  registerEvidenceBodyParsers(fastify);
  validateBySchema(fastify);
  await http.init();
  await fastify.ready();
  return {
    test,
    http,
    async close() {
      await http.close();
      await test.close();
    },
  };
}

export async function createTenant(test: TestPlane, tenant: TenantId): Promise<void> {
  const policy = { id: 'eu_standard', allowedDestinations: ['eu'], validUntil: test.clock.now() + 1e11 };
  const named = { name: 'Fjord', legalEntity: 'Fjord GmbH', timeZone: 'Europe/Berlin', locale: 'de-DE' };
  const command = { type: 'CreateTenant' as const, tenant, region: 'eu' as const, ...named, plan: 'starter', policy };
  const outcome = await test.plane.runner.execute(tenantAggregate, { tenant }, command, test.context(tenant));
  if (outcome.kind === 'rejected') throw new Error(outcome.rejection.message);
}

@Global()
@Module({})
class HostModule {}

function hostModule({ plane, clock }: TestPlane, help: HelpSource | null): DynamicModule {
  const planes: Planes = { all: [plane], awaited: [], find: (id: PlaneId) => (id === plane.id ? plane : null) };
  const providers = [
    { provide: PLANES, useValue: planes },
    { provide: CLOCK, useValue: clock },
    { provide: NODE_NAME, useValue: 'test' },
    ...(help === null ? [] : [{ provide: HELP_SOURCE, useValue: help }]),
  ];
  return { module: HostModule, providers, exports: providers.map(({ provide }) => provide) };
}

function edge({ plane, clock }: TestPlane): CanActivate {
  return {
    async canActivate(context) {
      const exchange = context.switchToHttp();
      const request = exchange.getRequest<FastifyRequest & CalledRequest>();
      const { tenant } = request.params as { tenant: TenantId };
      const principal = { actor: 'eu_aadmin' as ActorId, token: 'eu_ktoken' as TokenId, tenant, scopes: ['*'] };
      const found = await tenantOf(plane, tenant);
      const nameplate = found && nameplateOf(found);
      const isStillAllowed = async () => true;
      const parts = { plane, principal, tenant, nameplate, flagSet: 'test', clock, isStillAllowed };
      request.caller = await RequestCaller.of(parts, request, exchange.getResponse<FastifyReply>());
      return true;
    },
  };
}
