import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ChangeResidencyPolicyController } from './tenant/change-residency-policy/change-residency-policy.controller.ts';
import { ChangeResidencyPolicyHandler } from './tenant/change-residency-policy/change-residency-policy.handler.ts';
import { ChangeTimeZoneController } from './tenant/change-time-zone/change-time-zone.controller.ts';
import { ChangeTimeZoneHandler } from './tenant/change-time-zone/change-time-zone.handler.ts';
import { CreateTenantController } from './tenant/create-tenant/create-tenant.controller.ts';
import { CreateTenantHandler } from './tenant/create-tenant/create-tenant.handler.ts';
import { ListTenantsHandler } from './tenants/list-tenants.query.ts';
import { TenantsController } from './tenants/tenants.controller.ts';

@Module({
  imports: [CqrsModule],
  controllers: [CreateTenantController, ChangeResidencyPolicyController, ChangeTimeZoneController, TenantsController],
  providers: [CreateTenantHandler, ChangeResidencyPolicyHandler, ChangeTimeZoneHandler, ListTenantsHandler],
})
export class TenancyModule {}
