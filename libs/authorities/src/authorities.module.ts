import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AuthoritiesController } from './authorities/authorities.controller.ts';
import { ListAuthoritiesHandler } from './authorities/list-authorities.query.ts';
import { ReadAuthorityHandler } from './authorities/read-authority.query.ts';
import { AcceptLinkController } from './authority/accept-link/accept-link.controller.ts';
import { AcceptLinkHandler } from './authority/accept-link/accept-link.handler.ts';
import { CompileAuthorityController } from './authority/compile-authority/compile-authority.controller.ts';
import { CompileAuthorityHandler } from './authority/compile-authority/compile-authority.handler.ts';
import { DraftAuthorityController } from './authority/draft-authority/draft-authority.controller.ts';
import { DraftAuthorityHandler } from './authority/draft-authority/draft-authority.handler.ts';
import { FixDraftController } from './authority/fix-draft/fix-draft.controller.ts';
import { FixDraftHandler } from './authority/fix-draft/fix-draft.handler.ts';
import { PublishAuthorityController } from './authority/publish-authority/publish-authority.controller.ts';
import { PublishAuthorityHandler } from './authority/publish-authority/publish-authority.handler.ts';
import { RevokeSkipController } from './authority/revoke-skip/revoke-skip.controller.ts';
import { RevokeSkipHandler } from './authority/revoke-skip/revoke-skip.handler.ts';
import { SkipFindingController } from './authority/skip-finding/skip-finding.controller.ts';
import { SkipFindingHandler } from './authority/skip-finding/skip-finding.handler.ts';
import { AuthorityFindingsController } from './checks/authority-findings.controller.ts';
import { CatchingUp } from './checks/catching-up.ts';
import { ListAuthorityFindingsHandler } from './checks/list-authority-findings.query.ts';
import { InboundLinksController } from './inbound-links/inbound-links.controller.ts';
import { ListInboundLinksHandler } from './inbound-links/list-inbound-links.query.ts';
import { LinkTargetIndexes } from './picker/follow/link-target-indexes.ts';
import { LinkTargetsController } from './picker/link-targets.controller.ts';
import { SearchLinkTargetsHandler } from './picker/search-link-targets.query.ts';
import { ChangeSettingsController } from './settings/change-settings/change-settings.controller.ts';
import { ChangeSettingsHandler } from './settings/change-settings/change-settings.handler.ts';
import { ReadSettingsHandler } from './settings/read-settings.query.ts';
import { SettingsController } from './settings/settings.controller.ts';
import { ListSkipsHandler } from './skips/list-skips.query.ts';
import { SkipsController } from './skips/skips.controller.ts';
import { CompilerThreads } from './threads/compiler-threads.ts';
import { CompareVersionsHandler } from './versions/compare-versions.query.ts';
import { ListVersionsHandler } from './versions/list-versions.query.ts';
import { ReadVersionHandler } from './versions/read-version.query.ts';
import { VersionsController } from './versions/versions.controller.ts';

@Module({
  imports: [CqrsModule],
  controllers: [
    AuthoritiesController,
    DraftAuthorityController,
    CompileAuthorityController,
    PublishAuthorityController,
    InboundLinksController,
    VersionsController,
    FixDraftController,
    SkipFindingController,
    RevokeSkipController,
    SkipsController,
    AcceptLinkController,
    ChangeSettingsController,
    SettingsController,
    AuthorityFindingsController,
    LinkTargetsController,
  ],
  providers: [
    CompilerThreads,
    CatchingUp,
    DraftAuthorityHandler,
    CompileAuthorityHandler,
    PublishAuthorityHandler,
    ListAuthoritiesHandler,
    ReadAuthorityHandler,
    ListInboundLinksHandler,
    ListVersionsHandler,
    ReadVersionHandler,
    CompareVersionsHandler,
    FixDraftHandler,
    SkipFindingHandler,
    RevokeSkipHandler,
    ListSkipsHandler,
    AcceptLinkHandler,
    ChangeSettingsHandler,
    ReadSettingsHandler,
    ListAuthorityFindingsHandler,
    LinkTargetIndexes,
    SearchLinkTargetsHandler,
  ],
})
export class AuthoritiesModule {}
