import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@chancery/platform';
import type { AuthoritySettingsAnswer } from '../contract/skip-answers.ts';
import { skipsAllowed } from './skips-allowed.ts';

/** The tenant's settings of authorities, as of now. */
export class ReadSettings {
  constructor(readonly caller: Caller) {}
}

@QueryHandler(ReadSettings)
export class ReadSettingsHandler implements IQueryHandler<ReadSettings> {
  async execute({ caller }: ReadSettings): Promise<AuthoritySettingsAnswer> {
    return { allowSkips: await skipsAllowed(caller.plane, caller.tenant) };
  }
}
