import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runCli } from './run-cli.ts';
import { openTestApp } from './test-app.ts';
import type { TestApp } from './test-app.ts';

let app: TestApp;
let url: string;

beforeAll(async () => {
  app = await openTestApp();
  await app.chancery.app.listen(0, '127.0.0.1');
  url = await app.chancery.app.getUrl();
});
afterAll(() => app.close());

const chancery = (token: string, ...args: readonly string[]) =>
  runCli({ CHANCERY_URL: url, CHANCERY_TOKEN: token }, ...args);

async function keyIds(plane: string): Promise<readonly string[]> {
  const response = await fetch(`${url}/v1/planes/${plane}/signing-keys`);
  const { keys } = (await response.json()) as { readonly keys: readonly { readonly keyId: string }[] };
  return keys.map(({ keyId }) => keyId);
}

interface Rotation {
  readonly replaces: string | null;
  readonly key: { readonly keyId: string } | null;
}

describe('chancery rotate-signing-key', () => {
  it('puts a new key in the place of the plane’s, and keeps the history', async () => {
    const token = app.administrators.eu;
    const first = await chancery(token, 'rotate-signing-key');
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(first.stdout)).toMatchObject({ plane: 'eu', dryRun: false, repeated: false, replaces: null });
    const second = await chancery(token, 'rotate-signing-key', '--plane', 'eu', '--idempotency-key', 'rotation-1');
    const { replaces, key } = JSON.parse(second.stdout) as Rotation;
    expect(await keyIds('eu')).toEqual([replaces, key?.keyId]);
    expect(replaces).toBe((JSON.parse(first.stdout) as Rotation).key?.keyId);

    const repeated = await chancery(token, 'rotate-signing-key', '--idempotency-key', 'rotation-1');
    expect(JSON.parse(repeated.stdout)).toMatchObject({ repeated: true, replaces: null, key: { keyId: key?.keyId } });
    const dry = await chancery(token, 'rotate-signing-key', '--dry-run');
    expect(JSON.parse(dry.stdout)).toEqual({
      plane: 'eu',
      dryRun: true,
      repeated: false,
      replaces: key?.keyId,
      key: null,
    });
    expect(await keyIds('eu')).toHaveLength(2);
  });

  it('says in a sentence why it did not', async () => {
    const member = await app.tenant();
    const { body } = (await member.admin.post(`${member.base}/tokens`, {
      name: 'reader',
      scopes: ['exports:read'],
    })) as { readonly body: { readonly secret: string } };
    expect(await chancery(body.secret, 'rotate-signing-key')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/signing-keys:rotate/),
    });
    expect(await chancery(app.administrators.eu, 'rotate-signing-key', '--plane', 'mars')).toMatchObject({
      code: 1,
      stderr: '--plane is "mars": give us or eu\n',
    });
  });
});
