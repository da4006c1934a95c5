import type { Caller } from '@chancery/platform';

/** Compiles the authority's draft: resolves its links and records what was found. */
export class CompileAuthorityCommand {
  constructor(
    readonly caller: Caller,
    readonly authority: string,
    /** Tokens it holds and never passes; `null`: as many as the text has. */
    readonly maxTokens: number | null,
  ) {}
}
