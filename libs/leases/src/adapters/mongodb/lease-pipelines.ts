import type { Document } from 'mongodb';

/** A lease as it is kept; `_id` is its name. */
export interface LeaseDocument {
  readonly _id: string;
  /** Made anew by every attempt to take it, so that each knows whether it was the one. */
  readonly grant: string;
  readonly holder: string;
  readonly token: number;
  readonly endsAt: Date;
}

const IS_FREE = { $lte: [{ $ifNull: ['$endsAt', new Date(0)] }, '$$NOW'] };

/** A filter: the lease has not ended by the server's clock. */
export const IN_FORCE = { $expr: { $gt: ['$endsAt', '$$NOW'] } };

/** Milliseconds left by the server's clock, at least 0. */
export const REMAINING_MS = { $max: [{ $subtract: ['$endsAt', '$$NOW'] }, 0] };

/** An update: it ends here and now. */
export const ENDS_NOW: Document[] = [{ $set: { endsAt: '$$NOW' } }];

/** An update: it lasts `ttlMs` from the server's now. */
export function withTtl(ttlMs: number): Document[] {
  return [{ $set: { endsAt: { $add: ['$$NOW', ttlMs] } } }];
}

/** An update that takes the lease when it is free and changes nothing otherwise. */
export function takeWhenFree(taken: { readonly grant: string; readonly holder: string }, ttlMs: number): Document[] {
  const whenFree = (value: unknown, otherwise: string) => ({ $cond: [IS_FREE, value, otherwise] });
  return [
    {
      // All of these see the document as it was before.
      $set: {
        grant: whenFree(taken.grant, '$grant'),
        holder: whenFree({ $literal: taken.holder }, '$holder'),
        token: whenFree({ $add: [{ $ifNull: ['$token', 0] }, 1] }, '$token'),
        endsAt: whenFree({ $add: ['$$NOW', ttlMs] }, '$endsAt'),
      },
    },
  ];
}
