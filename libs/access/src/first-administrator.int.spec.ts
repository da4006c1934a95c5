import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemTenant } from '@chancery/kernel';
import { openTestPlane } from '@chancery/testing/plane';
import type { TestPlane } from '@chancery/testing/plane';
import { accessDefinition } from './access.definition.ts';
import { parseCredential } from './credential/credential.ts';
import { TokenAuthenticator } from './credential/token-authenticator.ts';
import { ensureFirstAdministrator } from './first-administrator.ts';

let test: TestPlane;
beforeEach(async () => {
  test = await openTestPlane({ contexts: [accessDefinition] });
});
afterEach(() => test.dispose());

const tokens = async () => test.plane.events.readTenant(systemTenant('eu'), 0, 10);

describe('the first administrator of a plane', () => {
  it('is one, of those who make it at once too, and its secret works', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => ensureFirstAdministrator(test.plane, test.clock)));
    const secrets = made.filter((secret) => secret !== null);
    expect(secrets).toHaveLength(1);
    expect(await tokens()).toHaveLength(1);
    const principal = await new TokenAuthenticator(test.clock).authenticate(test.plane, secrets[0] ?? '');
    expect(principal).toMatchObject({ scopes: ['*'], tenant: 'eu_system' });
    expect(await ensureFirstAdministrator(test.plane, test.clock)).toBeNull();
  });

  it('can be made another time, with a token of its own', async () => {
    const first = parseCredential((await ensureFirstAdministrator(test.plane, test.clock)) ?? '');
    const again = parseCredential((await ensureFirstAdministrator(test.plane, test.clock, true)) ?? '');
    expect(again?.token).not.toBe(first?.token);
    expect(await tokens()).toHaveLength(2);
  });
});
