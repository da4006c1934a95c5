import type { Json, Rejection } from '@chancery/kernel';

/**
 * What is remembered of a command that produced events: its answer, or the refusal that was itself an event. Stored as
 * `{"ok": answer}` or `{"no": rejection}`.
 */
export type RememberedAnswer = { readonly ok: Json } | { readonly no: Rejection };

export function rememberedAnswer(answer: RememberedAnswer): Json {
  return answer as unknown as Json;
}

/** @throws Error when the stored text is neither (a damaged store). */
export function parseRememberedAnswer(stored: Json): RememberedAnswer {
  if (stored !== null && typeof stored === 'object' && ('ok' in stored || 'no' in stored)) {
    return stored as unknown as RememberedAnswer;
  }
  throw new Error('A remembered answer is neither an answer nor a refusal');
}
