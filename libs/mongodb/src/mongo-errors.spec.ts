import { describe, expect, it } from '@jest/globals';
import { MongoBulkWriteError, MongoNetworkError, MongoServerError, MongoServerSelectionError } from 'mongodb';
import type { BulkWriteResult, TopologyDescription } from 'mongodb';
import { isBrokenSocket, isDuplicateKey, isPassing } from './mongo-errors.ts';

const server = (code: number) => new MongoServerError({ message: 'no', code });
const bulk = (error: Error) => new MongoBulkWriteError(error, {} as BulkWriteResult);
const reset = Object.assign(new Error('write ECONNRESET'), { code: 'ECONNRESET' });

describe('errors of MongoDB', () => {
  it.each([
    ['a connection that broke', new MongoNetworkError('closed')],
    ['no primary', new MongoServerSelectionError('timed out', {} as TopologyDescription)],
    ['a primary that stepped down', server(10_107)],
    ['a conflict of transactions', server(112)],
    ['a majority that did not answer', server(64)],
    ['a socket of the pool that was broken', reset],
    ['the same below a bulk write', bulk(reset)],
    ['no primary for a bulk write', bulk(new MongoServerSelectionError('timed out', {} as TopologyDescription))],
    ['a connection that broke below a bulk write', bulk(new MongoNetworkError('closed'))],
  ])('pass: %s', (_, error) => {
    expect(isPassing(error)).toBe(true);
  });

  it.each([
    ['credentials', server(18)],
    ['a permission', server(13)],
    ['a duplicate', server(11_000)],
    ['a bug', new TypeError('undefined is no function')],
    ['nothing', undefined],
  ])('stay: %s', (_, error) => {
    expect(isPassing(error)).toBe(false);
  });

  it('tell what is a duplicate, and what a broken socket', () => {
    expect(isDuplicateKey(server(11_000))).toBe(true);
    expect(isDuplicateKey(server(11_001))).toBe(false);
    expect([isBrokenSocket(bulk(reset)), isBrokenSocket(server(18))]).toEqual([true, false]);
  });
});
