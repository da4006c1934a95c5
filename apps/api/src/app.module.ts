import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessModule, TokenAuthenticator } from '@chancery/access';
import { AuditModule } from '@chancery/audit';
import { AuthoritiesModule, authoritiesCiting } from '@chancery/authorities';
import { EventReader } from '@chancery/event-sourcing';
import { EVIDENCE_CITATIONS, EvidenceModule } from '@chancery/evidence';
import { ExportsModule, SIGNING_KEY_VAULTS } from '@chancery/exports';
import type { SigningKeyVault } from '@chancery/exports';
import type { Clock, PlaneId } from '@chancery/kernel';
import { MeteringModule } from '@chancery/metering';
import {
  AUTHENTICATOR,
  CLOCK,
  EdgeGuard,
  FLAG_SETS,
  NODE_NAME,
  PLANES,
  ProjectionsModule,
  PublisherModule,
  TENANT_DIRECTORY,
} from '@chancery/platform';
import type { FlagSets, Planes, TenantDirectory } from '@chancery/platform';
import { nameplateOf, TenancyModule, tenantOf } from '@chancery/tenancy';
import { CONTEXTS } from '@chancery/contexts';
import { ErrorsController } from './host/errors.controller.ts';
import { HealthController } from './host/health.controller.ts';
import { PlanesController } from './host/planes.controller.ts';
import { VerifierController } from './host/verifier.controller.ts';

/** What the host gives to all modules. */
export interface AppParts {
  readonly planes: Planes;
  /** What this process is called. */
  readonly node: string;
  readonly clock: Clock;
  readonly flagSets: FlagSets;
  readonly signingKeys: ReadonlyMap<PlaneId, SigningKeyVault>;
}

/** A nameplate changed through another node is shown here so much later; what is decided does not go by it. */
const NAMEPLATE_MAX_AGE_MS = 500;

const tenantDirectory: TenantDirectory = {
  async nameplate(plane, tenant) {
    const found = await tenantOf(plane, tenant, { maxAgeMs: NAMEPLATE_MAX_AGE_MS });
    return found && nameplateOf(found);
  },
};

/** Things every context's controllers and handlers may ask for. */
@Module({})
class HostModule {
  static with({ planes, node, clock, flagSets, signingKeys }: AppParts): DynamicModule {
    const providers = [
      { provide: PLANES, useValue: planes },
      { provide: NODE_NAME, useValue: node },
      { provide: CLOCK, useValue: clock },
      { provide: FLAG_SETS, useValue: flagSets },
      { provide: SIGNING_KEY_VAULTS, useValue: signingKeys },
      { provide: AUTHENTICATOR, useValue: new TokenAuthenticator(clock) },
      { provide: TENANT_DIRECTORY, useValue: tenantDirectory },
      { provide: EVIDENCE_CITATIONS, useValue: authoritiesCiting },
      { provide: EventReader, useValue: new EventReader(CONTEXTS.flatMap(({ aggregates }) => aggregates)) },
    ];
    return { module: HostModule, global: true, providers, exports: providers.map(({ provide }) => provide) };
  }
}

@Module({})
export class AppModule {
  static with(parts: AppParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        HostModule.with(parts),
        CqrsModule.forRoot(),
        TenancyModule,
        AccessModule,
        MeteringModule,
        EvidenceModule,
        AuthoritiesModule,
        ExportsModule,
        AuditModule,
        ProjectionsModule,
        PublisherModule,
      ],
      controllers: [PlanesController, HealthController, ErrorsController, VerifierController],
      providers: [{ provide: APP_GUARD, useClass: EdgeGuard }],
    };
  }
}
