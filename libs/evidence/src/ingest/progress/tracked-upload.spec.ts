import { describe, expect, it } from '@jest/globals';
import type { TenantId } from '@chancery/kernel';
import { stateEvents } from '@chancery/platform';
import { TrackedUpload } from './tracked-upload.ts';
import { UploadBoard } from './upload-board.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const tenant = 'eu_tone' as TenantId;
const begin = () => TrackedUpload.begin('key', 'cars', NOW);
const done = { phase: 'done', batch: 'b1' } as const;

describe('an upload', () => {
  it('tells how far it is, and every change under a higher number', () => {
    const upload = begin();
    const sequences = [upload.state.sequence];
    for (const step of [
      () => upload.received(10),
      () => upload.received(5),
      () => upload.enter('reading'),
      () => upload.read(5_000),
      () => upload.enter('charging'),
      () => upload.end(done, NOW + 1_000),
    ]) {
      step();
      sequences.push(upload.state.sequence);
    }
    expect(sequences).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(upload.state).toEqual({
      upload: 'key',
      dataset: 'cars',
      phase: 'done',
      bytes: 15,
      rows: 5_000,
      sequence: 7,
      startedAt: '2026-11-23T12:00:00.000Z',
      endedAt: '2026-11-23T12:00:01.000Z',
      batch: 'b1',
      problem: null,
    });
  });

  it('can be cancelled until its rows are charged', () => {
    const reading = begin();
    reading.enter('reading');
    expect(reading.cancel()).toBe(true);
    expect(reading.signal.reason).toMatchObject({ code: 'upload-cancelled' });
    expect(() => reading.enter('charging')).toThrow('cancelled');
    expect(reading.state.phase).toBe('reading');

    const charging = begin();
    charging.enter('charging');
    expect(charging.cancel()).toBe(false);
    expect(charging.signal.aborted).toBe(false);
  });
});

describe('the events of an upload', () => {
  const intervals = { minMs: 1, heartbeatMs: 10_000 };
  const idOf = (event: string | undefined) => Number(/^id: (\d+)$/m.exec(event ?? '')?.[1]);

  it('are the whole state each, changes that come together told as one, until it ends', async () => {
    const upload = begin();
    const events = stateEvents(upload, null, intervals);
    const first = (await events.next()).value as string;
    expect(first).toMatch(/^id: 1\nevent: progress\ndata: \{.*"phase":"receiving".*\}\n\n$/);
    const next = events.next();
    upload.received(10);
    upload.received(10);
    expect((await next).value).toContain('"bytes":20');
    upload.end(done, NOW);
    expect((await events.next()).value).toContain('"phase":"done"');
    expect(await events.next()).toMatchObject({ done: true });
  });

  it('go on after the last one that was seen', async () => {
    const upload = begin();
    upload.received(10);
    const seen = upload.state.sequence;
    const events = stateEvents(upload, String(seen), intervals);
    const next = events.next();
    upload.received(10);
    expect(idOf((await next).value as string)).toBe(seen + 1);
    upload.end(done, NOW);
    expect(await stateEvents(upload, String(upload.state.sequence), intervals).next()).toMatchObject({ done: true });
  });

  it('keep the connection alive while nothing changes', async () => {
    const upload = begin();
    const events = stateEvents(upload, '1', { minMs: 1, heartbeatMs: 1 });
    expect((await events.next()).value).toBe(': waiting\n\n');
  });
});

describe('the uploads of a process', () => {
  it('are found by tenant and key, the newest first', () => {
    const board = new UploadBoard();
    board.begin(tenant, 'a', 'cars', NOW);
    board.begin('eu_tother' as TenantId, 'x', 'cars', NOW);
    const last = board.begin(tenant, 'b/c', 'cars', NOW);
    expect(board.list(tenant, 10).map(({ state }) => state.upload)).toEqual(['b/c', 'a']);
    expect(board.list(tenant, 1)).toEqual([last]);
    expect(board.find(tenant, 'b/c')).toBe(last);
    expect(board.find(tenant, 'x')).toBeNull();
  });

  it('show the last attempt under a key, and know all that are under way', () => {
    const board = new UploadBoard();
    const [ended, first, second] = [1, 2, 3].map(() => board.begin(tenant, 'a', 'cars', NOW));
    ended?.end(done, NOW);
    expect(board.find(tenant, 'a')).toBe(second);
    expect(board.underWay(tenant, 'a')).toEqual([first, second]);
  });

  it('are forgotten after a thousand more, those under way never', () => {
    const board = new UploadBoard();
    const underWay = board.begin(tenant, 'long', 'cars', NOW);
    for (let n = 0; n < 1_001; n++) board.begin(tenant, `k${n}`, 'cars', NOW).end(done, NOW);
    expect(board.find(tenant, 'long')).toBe(underWay);
    expect(board.find(tenant, 'k0')).toBeNull();
    expect(board.find(tenant, 'k1000')).not.toBeNull();
  });
});
