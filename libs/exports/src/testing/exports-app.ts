import { rm } from 'node:fs/promises';
import { expect } from '@jest/globals';
import { Global, Module } from '@nestjs/common';
import type { CanActivate, DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { auditDefinition } from '@chancery/audit';
import { authoritiesDefinition, AuthoritiesModule } from '@chancery/authorities';
import { closeEngines, evidenceDefinition, EvidenceModule, registerEvidenceBodyParsers } from '@chancery/evidence';
import { systemTenant } from '@chancery/kernel';
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
import { nameplateOf, tenancyDefinition, TenancyModule, tenantAggregate, tenantOf } from '@chancery/tenancy';
import { openTestPlane } from '@chancery/testing/plane';
import type { TestPlane } from '@chancery/testing/plane';
import type { SigningKeyItem, SigningKeyList } from '../contract/index.ts';
import { exportsDefinition } from '../exports.definition.ts';
import { ExportsModule } from '../exports.module.ts';
import { openSigningKeys } from '../signing-keys/vault/signing-key-vault.ts';
import { SIGNING_KEY_VAULTS } from '../signing-keys/vault/signing-key-vaults.ts';
import type { SigningKeyVaults } from '../signing-keys/vault/signing-key-vaults.ts';

const contexts = [
  tenancyDefinition,
  meteringDefinition,
  evidenceDefinition,
  authoritiesDefinition,
  exportsDefinition,
  auditDefinition,
];

/** The contexts an export goes through, on a real plane, behind an edge that lets one token of a tenant do everything. */
export interface ExportsApp {
  readonly test: TestPlane;
  /** For requests under `/v1/tenants/<tenant>`; the tenant is that of the path. */
  readonly http: NestFastifyApplication;
  /** The plane's public keys, as anyone gets them. */
  publicKeys(): Promise<readonly SigningKeyItem[]>;
  /** Closes everything and keeps the folder. */
  close(): Promise<void>;
  /** Closes and removes everything. @throws when something broke on our side meanwhile. */
  dispose(): Promise<void>;
}

export async function openExportsApp(clock: FixedClock, folder?: string): Promise<ExportsApp> {
  const test = await openTestPlane({ contexts, clock, ...(folder === undefined ? {} : { folder }) });
  const { plane } = test;
  const vaults: SigningKeyVaults = new Map([['eu', openSigningKeys(plane.folder, plane.planeKey)]]);
  const imports = [CqrsModule.forRoot(), hostModule(test, vaults)];
  const contextModules = [TenancyModule, MeteringModule, EvidenceModule, AuthoritiesModule, ExportsModule];
  const module = await Test.createTestingModule({ imports: [...imports, ...contextModules] }).compile();
  const http = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  http.useLogger(false);
  http.useGlobalGuards(edge(test));
  http.useGlobalPipes(createValidationPipe());
  http.useGlobalFilters(new ProblemFilter({ error: ({ error }) => test.errors.push(error) }));
  const fastify = http.getHttpAdapter().getInstance();
  registerEvidenceBodyParsers(fastify);
  validateBySchema(fastify);
  await http.init();
  await fastify.ready();
  const close = async () => {
    await http.close();
    await test.close();
    await closeEngines();
  };
  return {
    test,
    http,
    async publicKeys() {
      return (await http.inject({ method: 'GET', url: '/v1/planes/eu/signing-keys' })).json<SigningKeyList>().keys;
    },
    close,
    async dispose() {
      await close();
      await rm(test.folder, { recursive: true, force: true });
      expect(test.errors).toEqual([]);
    },
  };
}

/** A tenant whose policy allows `eu` and `ch` until the end of 2027. */
export async function createTenant(test: TestPlane, tenant: TenantId): Promise<void> {
  const validUntil = Date.UTC(2028, 0, 1);
  const command = {
    type: 'CreateTenant' as const,
    tenant,
    name: 'Acme',
    region: 'eu' as const,
    legalEntity: 'Acme Europe SARL',
    timeZone: 'Europe/Paris',
    locale: 'fr-FR',
    plan: 'starter',
    policy: { id: 'eu_standard', allowedDestinations: ['eu', 'ch'], validUntil },
  };
  const outcome = await test.plane.runner.execute(tenantAggregate, { tenant }, command, test.context(tenant));
  if (outcome.kind === 'rejected') throw new Error(outcome.rejection.message);
}

@Global()
@Module({})
class HostModule {}

function hostModule({ plane, clock }: TestPlane, vaults: SigningKeyVaults): DynamicModule {
  const planes: Planes = { all: [plane], awaited: [], find: (id: PlaneId) => (id === plane.id ? plane : null) };
  const providers = [
    { provide: PLANES, useValue: planes },
    { provide: CLOCK, useValue: clock },
    { provide: NODE_NAME, useValue: 'test' },
    { provide: SIGNING_KEY_VAULTS, useValue: vaults },
  ];
  return { module: HostModule, providers, exports: providers.map(({ provide }) => provide) };
}

function edge({ plane, clock }: TestPlane): CanActivate {
  return {
    async canActivate(context) {
      const exchange = context.switchToHttp();
      const request = exchange.getRequest<FastifyRequest & CalledRequest>();
      const params = request.params as { tenant?: TenantId; plane?: string };
      const tenant = params.tenant ?? (params.plane === plane.id ? systemTenant(plane.id) : undefined);
      if (tenant === undefined) return true;
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
