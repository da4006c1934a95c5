import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { DraftAnswer } from '../../contract/authority-answers.ts';
import { CompilerThreads } from '../../threads/compiler-threads.ts';
import { executeOnAuthority } from '../execute-on-authority.ts';
import { basedOnRevision } from './based-on.ts';
import { DraftAuthorityCommand } from './draft-authority.command.ts';
import { parseDraft } from './parse-draft.ts';

@CommandHandler(DraftAuthorityCommand)
export class DraftAuthorityHandler implements ICommandHandler<DraftAuthorityCommand> {
  constructor(private readonly threads: CompilerThreads) {}

  async execute({ caller, authority, body, ifMatch }: DraftAuthorityCommand): Promise<Outcome<DraftAnswer>> {
    const basedOn = basedOnRevision(ifMatch);
    const { title } = await parseDraft(this.threads, body.text);
    const { text } = body;
    return executeOnAuthority(caller, { type: 'DraftAuthority', authority, title: title ?? authority, text, basedOn });
  }
}
