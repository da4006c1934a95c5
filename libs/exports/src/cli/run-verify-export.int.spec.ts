import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exampleBundle, TestKey } from '../bundle/bundle.fixtures.ts';
import { NOT_READABLE, NOT_VERIFIED, runVerifyExport, VERIFIED } from './run-verify-export.ts';

const key = new TestKey(1);
let folder: string;
const path = (name: string) => join(folder, name);

async function run(file: string, keyFile = 'keys.json') {
  const lines: string[] = [];
  const code = await runVerifyExport({ file: path(file), keyFile: path(keyFile), print: (line) => lines.push(line) });
  return { code, lines, last: lines.at(-1) };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verify-export-'));
  const { bytes } = await exampleBundle(key);
  writeFileSync(path('good.zip'), bytes);
  writeFileSync(path('altered.zip'), bytes.with(bytes.length >> 1, (bytes[bytes.length >> 1] ?? 0) ^ 1));
  writeFileSync(path('keys.json'), JSON.stringify({ plane: 'eu', keys: [{ algorithm: 'ed25519', ...key.publicKey }] }));
  writeFileSync(path('no-keys.json'), '{"keys":[{"keyId":"eu_k1"}]}');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('verify-export', () => {
  it('prints every check, the nameplate and the policy, and ends with 0', async () => {
    const { code, lines, last } = await run('good.zip');
    expect(code).toBe(VERIFIED);
    expect(lines.slice(0, 8).map((line) => line.slice(0, 16))).toEqual([
      'ok    archive   ',
      'ok    manifest  ',
      'ok    files     ',
      'ok    digests   ',
      'ok    key       ',
      'ok    signature ',
      'ok    nameplate ',
      'ok    policy    ',
    ]);
    expect(last).toBe(
      `VERIFIED: ${path('good.zip')} (eu_t1acme, Acme Europe SARL, region eu; policy eu_p1 version 3, destination eu)`,
    );
  });

  it('prints what failed, and ends with 1', async () => {
    const { code, lines, last } = await run('altered.zip');
    expect(code).toBe(NOT_VERIFIED);
    expect(lines).toContainEqual(expect.stringMatching(/^FAIL {2}digests +\S+ was altered/));
    expect(last).toMatch(/^NOT VERIFIED: .*\(archive, digests/);
  });

  it.each([
    ['missing.zip', 'keys.json', 'Cannot read the bundle'],
    ['good.zip', 'missing.json', 'Cannot read the keys'],
    ['good.zip', 'no-keys.json', "must have required property 'publicKey'"],
    ['good.zip', 'good.zip', 'Cannot read the keys'],
  ])('says what it cannot read (%s, %s), and ends with 2', async (file, keyFile, message) => {
    const { code, last } = await run(file, keyFile);
    expect(code).toBe(NOT_READABLE);
    expect(last).toContain(message);
  });
});
