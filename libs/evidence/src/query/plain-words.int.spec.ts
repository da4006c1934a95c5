import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EngineFixture } from '../testing/engine-fixture.ts';
import type { StagedDataset } from './dataset-view.ts';
import { inPlainWords } from './plain-words.ts';
import { QueryRefusedError } from './tenant-engine.ts';
import type { TenantEngine } from './tenant-engine.ts';

let folder: string;
let fixture: EngineFixture;
let engine: TenantEngine;
let cars: StagedDataset;

beforeAll(async () => {
  folder = await mkdtemp(join(await realpath(tmpdir()), 'chancery-words-'));
  fixture = await EngineFixture.open(folder);
  engine = await fixture.engine('eu_t1');
  cars = await engine.stage(fixture.blobs, await fixture.dataset('cars', 'name,n\nbeetle,4\nmini,7\n'));
});

afterAll(async () => {
  await fixture.close();
  await rm(folder, { recursive: true, force: true });
});

async function refusal(sql: string) {
  const page = { offset: 0, limit: 10, seen: null, after: null };
  const error: unknown = await engine
    .query({ query: 'q', sql, datasets: [cars], timeoutMs: 20_000, page })
    .catch((reason: unknown) => reason);
  if (!(error instanceof QueryRefusedError)) throw new Error(`Not refused: ${sql}`);
  return error.refusal;
}

describe('a mistake is told in plain words, at its place, with what may have been meant', () => {
  it.each([
    ['SELEC 1', 'The statement cannot be read from "SELEC" on.', 1, 1, []],
    ["SELECT 'a", "A text is not closed: its last ' is missing.", 1, 8, []],
    ['SELECT 1 /*', 'A comment is not closed: its */ is missing.', 1, 10, []],
    ['SELECT nam\nFROM cars', 'There is no column "nam" here. Did you mean name, n,', 1, 8, ['name', 'n']],
    ['SELECT\n  c.nam FROM cars c', '"c" has no column "nam".', 2, 3, []],
    ['SELECT x.name FROM cars', 'Nothing in FROM is called "x". Did you mean cars?', 1, 8, ['cars']],
    [
      'SELECT name FROM cars a, cars b',
      'More than one table has a column "name"; say which.',
      1,
      8,
      ['a.name', 'b.name'],
    ],
    ['SELECT name, sum(n) FROM cars', 'The column "name" has many values in a group', 1, 8, []],
    ['SELECT summ(n) FROM cars', 'There is no function "summ". Did you mean sum?', 1, 8, ['sum']],
    ['SELECT sum(name) FROM cars', 'No function takes these types: sum(VARCHAR).', 1, 8, []],
    ['SELECT n::FOO FROM cars', 'There is no type "FOO".', 1, 11, ['JSON']],
    ["SELECT 'x'::INTEGER", 'The text "x" cannot be read as INT32.', 1, 11, []],
    ['SELECT name::BIGINT FROM cars', 'The text "beetle" cannot be read as INT64.', 1, 12, []],
    ["SELECT '1.2.2026'::DATE", '"1.2.2026" is no date; dates are written YYYY-MM-DD.', 1, 18, []],
    ['SELECT 1 FROM cars WHERE sum(n) > 1', 'WHERE looks at single rows', 1, 26, []],
  ])('%j', async (sql, message, line, column, candidates) => {
    const told = await refusal(sql);
    expect(told).toMatchObject({ code: 'query-invalid', place: { line, column } });
    expect(told.message).toContain(message);
    expect(told.candidates).toEqual(expect.arrayContaining(candidates));
  });

  it('and is told as the engine does, without its lists, where nobody found words yet', () => {
    const message = 'LIMIT cannot be negative\n\nUse "SET x" to change that';
    expect(inPlainWords(message)).toEqual({ message: 'LIMIT cannot be negative.', candidates: [] });
  });
});
