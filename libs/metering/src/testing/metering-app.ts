import type { CanActivate } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ActorId, TenantId, TokenId } from '@chancery/kernel';
import { createValidationPipe, ProblemFilter, RequestCaller, validateBySchema } from '@chancery/platform';
import type { CalledRequest } from '@chancery/platform';
import type { TestPlane } from '@chancery/testing/plane';
import { acceptCloudEvents } from '../cloud-events/accept-cloud-events.ts';
import { MeteringModule } from '../metering.module.ts';

/**
 * The metering routes on a test plane, behind an edge that lets one token of `tenant` do everything, as `eu_aadmin` or
 * as the actor in the header `test-actor`, with the scopes in `test-scopes`.
 */
export async function openMeteringApp(test: TestPlane, tenant: TenantId): Promise<NestFastifyApplication> {
  const principal = { actor: 'eu_aadmin' as ActorId, token: 'eu_ktoken' as TokenId, tenant, scopes: ['*'] };
  const { plane, clock } = test;
  const isStillAllowed = async () => true;
  const parts = { plane, principal, tenant, nameplate: null, flagSet: 'test', clock, isStillAllowed };
  const edge: CanActivate = {
    async canActivate(context) {
      const http = context.switchToHttp();
      const request = http.getRequest<FastifyRequest & CalledRequest>();
      const named = request.headers['test-actor'] as ActorId | undefined;
      const scopes = (request.headers['test-scopes'] as string | undefined)?.split(' ') ?? principal.scopes;
      const caller = { ...parts, principal: { ...principal, scopes, actor: named ?? principal.actor } };
      request.caller = await RequestCaller.of(caller, request, http.getResponse<FastifyReply>());
      return true;
    },
  };
  const module = await Test.createTestingModule({ imports: [CqrsModule.forRoot(), MeteringModule] }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  app.useGlobalGuards(edge);
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter({ error: (details) => test.errors.push(details.error) }));
  validateBySchema(app.getHttpAdapter().getInstance());
  acceptCloudEvents(app.getHttpAdapter().getInstance());
  await app.init();
  return app;
}
