import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AuthoritiesController } from './authorities/authorities.controller.ts';
import { ListAuthoritiesHandler } from './authorities/list-authorities.query.ts';
import { ReadAuthorityHandler } from './authorities/read-authority.query.ts';
import { CompileAuthorityController } from './authority/compile-authority/compile-authority.controller.ts';
import { CompileAuthorityHandler } from './authority/compile-authority/compile-authority.handler.ts';
import { DraftAuthorityController } from './authority/draft-authority/draft-authority.controller.ts';
import { DraftAuthorityHandler } from './authority/draft-authority/draft-authority.handler.ts';
import { PublishAuthorityController } from './authority/publish-authority/publish-authority.controller.ts';
import { PublishAuthorityHandler } from './authority/publish-authority/publish-authority.handler.ts';
import { CompilerThreads } from './threads/compiler-threads.ts';

@Module({
  imports: [CqrsModule],
  controllers: [
    AuthoritiesController,
    DraftAuthorityController,
    CompileAuthorityController,
    PublishAuthorityController,
  ],
  providers: [
    CompilerThreads,
    DraftAuthorityHandler,
    CompileAuthorityHandler,
    PublishAuthorityHandler,
    ListAuthoritiesHandler,
    ReadAuthorityHandler,
  ],
})
export class AuthoritiesModule {}
