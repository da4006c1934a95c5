import { expect, it } from '@jest/globals';
import type { TenantId } from '@chancery/kernel';
import { PublisherNotRunningError } from '../publisher.ts';
import type { ParkedRetry } from '../publisher.ts';
import { publisherWork } from './publisher-work.ts';

const wish = { tenant: 'eu_t1' as TenantId };
const stopped = () => Promise.reject<ParkedRetry>(new PublisherNotRunningError('The publisher is not running'));

it('waits for a publisher that an outage keeps from its work', async () => {
  const answers = [stopped, () => Promise.resolve({ published: 3, error: null })];
  const work = publisherWork({ retryParked: () => (answers.shift() ?? stopped)() });
  expect(await work.act(wish, new AbortController().signal)).toEqual({ published: 3, error: null });
});

it('leaves the request to the next process when this one ends', async () => {
  const ending = new AbortController();
  const waiting = publisherWork({ retryParked: stopped }).act(wish, ending.signal);
  ending.abort();
  await expect(waiting).rejects.toThrow('aborted');
});

it('passes on what is wrong otherwise', async () => {
  const work = publisherWork({ retryParked: () => Promise.reject(new Error('Entry 3 is not in the log')) });
  await expect(work.act(wish, new AbortController().signal)).rejects.toThrow('Entry 3');
});
