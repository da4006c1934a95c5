import { timeOrderedId } from '@chancery/event-sourcing';
import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import type { ActorId, EpochMs } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { IssuedToken } from '../../contract/token-answer.ts';
import { newCredential } from '../../credential/credential.ts';
import { tokenAggregate } from '../token.aggregate.ts';

export interface TokenToIssue {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt: EpochMs | null;
  readonly issuerScopes: readonly string[];
}

/**
 * Issues a token in the context's tenant. The secret stands in this answer and nowhere else. The token's holder and
 * secret are made anew for each request; what was asked for is the request's fingerprint.
 */
export async function issueToken(
  plane: Plane,
  wanted: TokenToIssue,
  context: CommandContext,
): Promise<Outcome<IssuedToken>> {
  const { tenant } = context;
  const { text, credential } = newCredential(tenant, context.commandId);
  const { token, secretHash } = credential;
  const holder = `${plane.id}_a${timeOrderedId().replaceAll('-', '')}` as ActorId;
  const command = {
    type: 'IssueToken' as const,
    token,
    tenant,
    holder,
    secretHash,
    issuedBy: context.actor,
    ...wanted,
  };
  const { name, scopes, expiresAt } = wanted;
  const fingerprinted = { ...context, fingerprint: { type: 'IssueToken', name, scopes, expiresAt } };
  const outcome = await plane.runner.execute(tokenAggregate, { tenant, id: token }, command, fingerprinted);
  if (outcome.kind === 'rejected') return outcome;
  return { ...outcome, answer: { ...outcome.answer, secret: outcome.repeated || outcome.dryRun ? null : text } };
}
