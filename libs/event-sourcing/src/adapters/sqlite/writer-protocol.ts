import type { PlaneId } from '@chancery/kernel';
import type { AppendBatch } from './append-batch.ts';
import type { AppendAnswer } from './log-writer.ts';

/** What the writer thread is started with. */
export interface WriterSettings {
  readonly folder: string;
  readonly plane: PlaneId;
}

export type WriterRequest = AppendBatch | { readonly kind: 'close' };

/** Answers the oldest appends that have no answer yet, in the order they were sent; `appends` says how many. */
export type WriterReply =
  | {
      readonly kind: 'committed';
      readonly appends: number;
      /** Position of the log's last event. */
      readonly head: number;
      /** Three numbers per append: last revision, last position, last entry; zeros where `others` answers. */
      readonly appended: readonly number[];
      /** Answers of appends that were not written, by their place among those answered. */
      readonly others: readonly (readonly [index: number, answer: AppendAnswer])[];
    }
  /** Nothing of them was written. `passing`: the disk was in the way, not what was asked. */
  | {
      readonly kind: 'not_written';
      readonly appends: number;
      readonly reason: string;
      readonly damaged: boolean;
      readonly passing: boolean;
    }
  /** The commit failed half-way: they may be there or not. */
  | { readonly kind: 'unknown'; readonly appends: number; readonly reason: string };

const NUMBERS_PER_APPEND = 3;

export function packAnswers(head: number, answers: readonly AppendAnswer[]): WriterReply {
  const appended: number[] = [];
  const others: [number, AppendAnswer][] = [];
  answers.forEach((answer, index) => {
    if (answer.kind === 'appended') {
      appended.push(answer.lastRevision, answer.position, answer.lastEntry);
    } else {
      appended.push(0, 0, 0);
      others.push([index, answer]);
    }
  });
  return { kind: 'committed', appends: answers.length, head, appended, others };
}

export function unpackAnswers({ appended, others }: Extract<WriterReply, { kind: 'committed' }>): AppendAnswer[] {
  const answers: AppendAnswer[] = [];
  for (let at = 0; at < appended.length; at += NUMBERS_PER_APPEND) {
    const [lastRevision = 0, position = 0, lastEntry = 0] = appended.slice(at, at + NUMBERS_PER_APPEND);
    answers.push({ kind: 'appended', lastRevision, position, lastEntry });
  }
  for (const [index, answer] of others) answers[index] = answer;
  return answers;
}
