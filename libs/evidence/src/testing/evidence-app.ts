import type { CanActivate } from '@nestjs/common';
import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ActorId, TenantId, TokenId } from '@chancery/kernel';
import { CLOCK, createValidationPipe, NODE_NAME, PLANES, ProblemFilter, RequestCaller } from '@chancery/platform';
import type { CalledRequest } from '@chancery/platform';
import { nameplateOf, tenantOf } from '@chancery/tenancy';
import type { TestPlane } from '@chancery/testing/plane';
import { EvidenceModule } from '../evidence.module.ts';
import { registerEvidenceBodyParsers } from '../ingest/upload-body.ts';

/** What the host gives to all modules. */
@Global()
@Module({})
class HostModule {
  static with({ plane, clock }: TestPlane): DynamicModule {
    const planes = { all: [plane], awaited: [], find: () => plane };
    const providers = [
      { provide: PLANES, useValue: planes },
      { provide: CLOCK, useValue: clock },
      { provide: NODE_NAME, useValue: 'test' },
    ];
    return { module: HostModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}

/**
 * The evidence routes on a test plane, behind an edge that knows one token of `tenant` and asks no scope of it.
 * @throws Error when the plane has no such tenant
 */
export async function openEvidenceApp(
  test: TestPlane,
  tenant: TenantId,
  bodyLimit = 10_000,
  scopes: readonly string[] = ['*'],
): Promise<NestFastifyApplication> {
  const found = await tenantOf(test.plane, tenant);
  if (!found) throw new Error('The tenant was not created');
  const principal = { actor: 'eu_amember' as ActorId, token: 'eu_ktoken' as TokenId, tenant, scopes };
  const parts = {
    plane: test.plane,
    principal,
    tenant,
    nameplate: nameplateOf(found),
    flagSet: 'test',
    clock: test.clock,
    isStillAllowed: async () => true,
  };
  const edge: CanActivate = {
    async canActivate(context) {
      const http = context.switchToHttp();
      const request = http.getRequest<FastifyRequest & CalledRequest>();
      request.caller = await RequestCaller.of(parts, request, http.getResponse<FastifyReply>());
      return true;
    },
  };
  const module = await Test.createTestingModule({
    imports: [HostModule.with(test), CqrsModule.forRoot(), EvidenceModule],
  }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter({ bodyLimit }));
  app.useGlobalGuards(edge);
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter({ error: (details) => test.errors.push(details.error) }));
  const fastify = app.getHttpAdapter().getInstance();
  registerEvidenceBodyParsers(fastify);
  await app.init();
  await fastify.ready();
  return app;
}
