import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exampleBundle, TestKey } from '../bundle/bundle.fixtures.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const key = new TestKey(1);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-verifier-'));
  const built = await node(
    '--import',
    join(root, 'scripts/run/typescript.mjs'),
    join(root, 'scripts/verifier/build.ts'),
    folder,
  );
  expect(built).toMatchObject({ code: 0 });
  const { bytes } = await exampleBundle(key);
  await writeFile(join(folder, 'bundle.zip'), bytes);
  await writeFile(join(folder, 'altered.zip'), bytes.with(bytes.length >> 1, (bytes[bytes.length >> 1] ?? 0) ^ 1));
  await writeFile(join(folder, 'keys.json'), JSON.stringify({ plane: 'eu', keys: [key.publicKey] }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('verify-export as a single file', () => {
  it('verifies a bundle where there is nothing but Node', async () => {
    const whole = await verify('bundle.zip', '--key', 'keys.json');
    expect(whole).toMatchObject({ code: 0, output: expect.stringContaining('VERIFIED: bundle.zip (eu_t1acme') });
    const altered = await verify('altered.zip', '--key', 'keys.json');
    expect(altered).toMatchObject({ code: 1, output: expect.stringContaining('NOT VERIFIED: altered.zip') });
    expect(await verify('bundle.zip')).toMatchObject({ code: 2 });
  });

  it('is a page that loads nothing, sends nothing and makes no code', async () => {
    const page = await readFile(join(folder, 'verify-export.html'), 'utf8');
    const [policy = ''] = /http-equiv="Content-Security-Policy" content="[^"]*"/.exec(page) ?? [];
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|connect-src|https?:/);
    expect(page).not.toMatch(/<(?:script|link|img|iframe)[^>]*(?:src|href)=/);
    expect(page).not.toContain('new Function');
    // The script that the policy allows is the one in the page, and the only one.
    const [, script = '', ...others] = /<script>([\s\S]*)<\/script>/.exec(page) ?? [];
    expect(policy).toContain(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    expect([script.length > 10_000, others]).toEqual([true, []]);
  });
});

function verify(...args: readonly string[]) {
  return node(join(folder, 'verify-export.mjs'), ...args);
}

function node(...args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder, env: {} }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, output: stdout + stderr });
    });
  });
}
