import { describe, expect, it } from '@jest/globals';
import type { Worker } from 'node:worker_threads';
import type { StreamName } from '@chancery/kernel';
import { OutcomeUnknownError, StoreBusyError } from '../../event-store.ts';
import { newEvents } from '../contract/sample-events.ts';
import { openForReading, openForWriting } from './schema.ts';
import { withTemporaryFolder } from './testing/temporary-folder.ts';
import type { WriterOptions } from './writer-client.ts';
import { WriterClient } from './writer-client.ts';

const KILOBYTE = 1024;

async function withClient(
  options: WriterOptions,
  use: (client: WriterClient, folder: string, heads: number[]) => Promise<void>,
): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    openForWriting(folder, 'eu').close();
    const heads: number[] = [];
    const client = new WriterClient(folder, 'eu', options, (head) => heads.push(head));
    try {
      await use(client, folder, heads);
    } finally {
      await client.drain();
      await client.end();
    }
  });
}

function appendOf(kilobytes: number) {
  const events = newEvents(1, { bytes: new Uint8Array(kilobytes * KILOBYTE) });
  return {
    stream: 'counter-eu_tacme' as StreamName,
    expected: 'any',
    events,
    commands: [],
    bytes: kilobytes * KILOBYTE,
  } as const;
}

describe('WriterClient', () => {
  it('refuses appends beyond the number that may wait, says when to come back, and takes them again later', () =>
    withClient({ maxWaitingAppends: 10 }, async (client) => {
      const results = await Promise.allSettled(Array.from({ length: 12 }, () => client.append(appendOf(1))));
      expect(results.slice(0, 10).every(({ status }) => status === 'fulfilled')).toBe(true);
      for (const refused of results.slice(10)) {
        expect(refused).toMatchObject({ status: 'rejected', reason: expect.any(StoreBusyError) });
        expect(refused).toMatchObject({ reason: { retryAfterSeconds: 1 } });
      }
      expect(await client.append(appendOf(1))).toMatchObject({ kind: 'appended', lastRevision: 10 });
    }));

  it('refuses appends beyond the bytes that may wait, but always takes one', () =>
    withClient({ maxWaitingBytes: 10 * KILOBYTE }, async (client) => {
      const [large, second] = await Promise.allSettled([client.append(appendOf(50)), client.append(appendOf(1))]);
      expect(large).toMatchObject({ status: 'fulfilled' });
      expect(second).toMatchObject({ status: 'rejected', reason: expect.any(StoreBusyError) });
      const fitting = await Promise.allSettled(Array.from({ length: 11 }, () => client.append(appendOf(1))));
      expect(fitting.map(({ status }) => status)).toEqual([...new Array<string>(10).fill('fulfilled'), 'rejected']);
    }));

  it('answers appends that came in one turn from one commit, after it told of that commit', () =>
    withClient({}, async (client, _, heads) => {
      const answers = await Promise.all(Array.from({ length: 100 }, () => client.append(appendOf(1))));
      expect(heads).toEqual([100]);
      expect(answers.map((answer) => answer.kind === 'appended' && answer.lastEntry)).toEqual(
        answers.map((_, index) => index + 1),
      );
    }));

  it('commits what is too heavy for one commit in several, and keeps the order', () =>
    withClient({}, async (client, _, heads) => {
      const answers = await Promise.all(Array.from({ length: 10 }, () => client.append(appendOf(1024))));
      expect(heads.length).toBeGreaterThan(1);
      expect(heads.at(-1)).toBe(10);
      expect(answers.map((answer) => answer.kind === 'appended' && answer.lastRevision)).toEqual(
        answers.map((_, index) => index),
      );
    }));

  it('does not know what became of an append when its thread ends, and goes on with a new thread', () =>
    withClient({}, async (client, folder) => {
      await client.append(appendOf(1));
      const lost = client.append(appendOf(4096));
      const refused = expect(lost).rejects.toThrow(OutcomeUnknownError);
      await new Promise((resolve) => setImmediate(resolve));
      await (Reflect.get(client, 'worker') as Worker).terminate();
      await refused;
      const next = await client.append(appendOf(1));
      const db = openForReading(folder, 'eu');
      const stored = db.prepare('SELECT count(*) AS events FROM events').get()?.['events'];
      db.close();
      expect(next).toMatchObject({ kind: 'appended', lastRevision: Number(stored) - 1 });
    }));
});
