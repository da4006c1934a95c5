import { fold } from '@chancery/kernel';
import type { EpochMs, Rejection } from '@chancery/kernel';
import { evolveOpened } from './lapses.ts';
import { ledgerAggregate } from './ledger.aggregate.ts';
import type { LedgerAnswers } from './ledger.answers.ts';
import type { LedgerCommand } from './ledger.commands.ts';
import type { OpenedLedger } from './opened-ledger.ts';

/** What a command would be answered with and leave behind, or why it would be refused. */
export type Decided<T extends LedgerCommand['type']> =
  | { readonly kind: 'accepted'; readonly answer: LedgerAnswers[T]; readonly ledger: OpenedLedger }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

/** Decides a command and records nothing. */
export function decideOnly<T extends LedgerCommand['type']>(
  ledger: OpenedLedger,
  command: Extract<LedgerCommand, { readonly type: T }>,
  now: EpochMs,
): Decided<T> {
  const { decider } = ledgerAggregate;
  const decision = decider.decide(command, ledger, now);
  if (decision.kind === 'rejected') return { kind: 'rejected', rejection: decision.rejection };
  const after = fold(evolveOpened, ledger, decision.events);
  const answer = ledgerAggregate.answer(after, decision.events, command) as LedgerAnswers[T];
  return { kind: 'accepted', answer, ledger: after };
}
