import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import { planeOf } from '@chancery/kernel';
import { Problem, problemOf } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { SkipAnswer } from '../../contract/skip-answers.ts';
import { presentFindings } from '../../references/present-findings.ts';
import { skipsAllowed } from '../../settings/skips-allowed.ts';
import { authorityAggregate } from '../authority.aggregate.ts';
import type { SkipFinding } from '../authority.commands.ts';
import { authorityNotFound } from '../authority.rejections.ts';
import { executeOnAuthority } from '../execute-on-authority.ts';
import { recordedCommand } from '../recorded-command.ts';
import type { SkippedFinding } from '../skip.ts';
import { SkipFindingCommand } from './skip-finding.command.ts';

/** Looks the finding up as it is now, so that nobody skips what they have not seen. */
@CommandHandler(SkipFindingCommand)
export class SkipFindingHandler implements ICommandHandler<SkipFindingCommand> {
  async execute({ caller, authority, body }: SkipFindingCommand): Promise<Outcome<SkipAnswer>> {
    const { finding: fingerprint, category, justification, owner, expiresAt } = body;
    if (planeOf(owner) !== caller.plane.id) throw foreignOwner(caller.plane.id);
    const asked = { fingerprint, category, justification, owner, expiresAt: Date.parse(expiresAt) };
    const recorded = await recordedCommand(caller, authority);
    if (recorded?.type === 'SkipFinding' && isSame(recorded, asked)) return executeOnAuthority(caller, recorded);
    const facts = await factsOf(caller, authority, fingerprint);
    return executeOnAuthority(caller, { type: 'SkipFinding', authority, ...asked, ...facts });
  }
}

type Asked = Pick<SkipFinding, 'fingerprint' | 'category' | 'justification' | 'owner' | 'expiresAt'>;

/** Whether a recorded skip is the one asked for: with another body the same key is refused. */
function isSame(recorded: Asked, asked: Asked): boolean {
  const textOf = ({ fingerprint, category, justification, owner, expiresAt }: Asked) =>
    JSON.stringify([fingerprint, category, justification, owner, expiresAt]);
  return textOf(recorded) === textOf(asked);
}

async function factsOf(
  { plane, tenant }: Caller,
  authority: string,
  fingerprint: string,
): Promise<{ readonly finding: SkippedFinding | null; readonly blocks: boolean; readonly allowSkips: boolean }> {
  const { state } = await plane.runner.state(authorityAggregate, { tenant, id: authority });
  if (!state) throw problemOf(authorityNotFound(authority), null);
  const [{ draft, version }, allowSkips] = await Promise.all([
    presentFindings(plane, tenant, state),
    skipsAllowed(plane, tenant),
  ]);
  const found = [...draft, ...version].find((finding) => finding.fingerprint === fingerprint);
  if (!found) return { finding: null, blocks: false, allowSkips };
  const { code, target, line, column, reason, severity } = found;
  return { finding: { fingerprint, code, target, line, column, reason }, blocks: severity === 'error', allowSkips };
}

function foreignOwner(plane: string): Problem {
  const message = `owner must be an actor of the plane ${plane}`;
  return new Problem('validation-failed', `${message}.`, { errors: [{ field: 'owner', message }] });
}
