import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { BudgetsController } from './budgets/budgets.controller.ts';
import { ListBudgetsHandler } from './budgets/list-budgets.query.ts';
import { ReadBudgetHandler } from './budgets/read-budget.query.ts';
import { BatchUsageController } from './ledger/batch-usage/batch-usage.controller.ts';
import { BatchUsageHandler } from './ledger/batch-usage/batch-usage.handler.ts';
import { CommitHoldController } from './ledger/commit-hold/commit-hold.controller.ts';
import { CommitHoldHandler } from './ledger/commit-hold/commit-hold.handler.ts';
import { HoldUsageController } from './ledger/hold-usage/hold-usage.controller.ts';
import { HoldUsageHandler } from './ledger/hold-usage/hold-usage.handler.ts';
import { ReleaseHoldController } from './ledger/release-hold/release-hold.controller.ts';
import { ReleaseHoldHandler } from './ledger/release-hold/release-hold.handler.ts';
import { RenewHoldController } from './ledger/renew-hold/renew-hold.controller.ts';
import { RenewHoldHandler } from './ledger/renew-hold/renew-hold.handler.ts';
import { HoldsController } from './holds/holds.controller.ts';
import { ListHoldsHandler } from './holds/list-holds.query.ts';
import { ReadHoldHandler } from './holds/read-hold.query.ts';
import { CheckUsageController } from './ledger/check-usage/check-usage.controller.ts';
import { CheckUsageHandler } from './ledger/check-usage/check-usage.query.ts';
import { ConsumeUsageController } from './ledger/consume-usage/consume-usage.controller.ts';
import { ConsumeUsageHandler } from './ledger/consume-usage/consume-usage.handler.ts';
import { CorrectUsageController } from './ledger/correct-usage/correct-usage.controller.ts';
import { CorrectUsageHandler } from './ledger/correct-usage/correct-usage.handler.ts';
import { GrantOverrideController } from './ledger/grant-override/grant-override.controller.ts';
import { GrantOverrideHandler } from './ledger/grant-override/grant-override.handler.ts';
import { ReportUsageController } from './ledger/report-usage/report-usage.controller.ts';
import { ReportUsageHandler } from './ledger/report-usage/report-usage.handler.ts';
import { RequestOverrideController } from './ledger/request-override/request-override.controller.ts';
import { RequestOverrideHandler } from './ledger/request-override/request-override.handler.ts';
import { ApproveOverrideController } from './ledger/approve-override/approve-override.controller.ts';
import { ApproveOverrideHandler } from './ledger/approve-override/approve-override.handler.ts';
import { RefuseOverrideController } from './ledger/refuse-override/refuse-override.controller.ts';
import { RefuseOverrideHandler } from './ledger/refuse-override/refuse-override.handler.ts';
import { ReverseOverrideController } from './ledger/reverse-override/reverse-override.controller.ts';
import { ReverseOverrideHandler } from './ledger/reverse-override/reverse-override.handler.ts';
import { SetBudgetController } from './ledger/set-budget/set-budget.controller.ts';
import { SetBudgetHandler } from './ledger/set-budget/set-budget.handler.ts';
import { ReadLedgerController } from './ledgers/read-ledger.controller.ts';
import { ReadLedgerHandler } from './ledgers/read-ledger.query.ts';
import { ListAdmissionsHandler } from './overrides/list-admissions.query.ts';
import { ListOverridesHandler } from './overrides/list-overrides.query.ts';
import { OverridesController } from './overrides/overrides.controller.ts';
import { ReadOverrideHandler } from './overrides/read-override.query.ts';
import { ReadTelemetryHandler } from './overrides/read-telemetry.query.ts';
import { PreviewBudgetController } from './preview/preview-budget.controller.ts';
import { PreviewBudgetHandler } from './preview/preview-budget.query.ts';

@Module({
  imports: [CqrsModule],
  controllers: [
    ConsumeUsageController,
    CheckUsageController,
    ReportUsageController,
    BatchUsageController,
    CorrectUsageController,
    SetBudgetController,
    GrantOverrideController,
    RequestOverrideController,
    ApproveOverrideController,
    RefuseOverrideController,
    ReverseOverrideController,
    HoldUsageController,
    RenewHoldController,
    CommitHoldController,
    ReleaseHoldController,
    HoldsController,
    OverridesController,
    PreviewBudgetController,
    BudgetsController,
    ReadLedgerController,
  ],
  providers: [
    ConsumeUsageHandler,
    CheckUsageHandler,
    ReportUsageHandler,
    BatchUsageHandler,
    CorrectUsageHandler,
    SetBudgetHandler,
    GrantOverrideHandler,
    RequestOverrideHandler,
    ApproveOverrideHandler,
    RefuseOverrideHandler,
    ReverseOverrideHandler,
    HoldUsageHandler,
    RenewHoldHandler,
    CommitHoldHandler,
    ReleaseHoldHandler,
    ListHoldsHandler,
    ReadHoldHandler,
    PreviewBudgetHandler,
    ListOverridesHandler,
    ReadOverrideHandler,
    ListAdmissionsHandler,
    ReadTelemetryHandler,
    ListBudgetsHandler,
    ReadBudgetHandler,
    ReadLedgerHandler,
  ],
})
export class MeteringModule {}
