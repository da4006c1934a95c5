import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { auditDefinition } from '@chancery/audit';
import { readEnvelope } from '@chancery/event-sourcing';
import { FixedClock, systemTenant } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import { openTestPlane } from '@chancery/testing/plane';
import type { TestPlane } from '@chancery/testing/plane';
import { exportsDefinition } from '../exports.definition.ts';
import { activeSigningKey, rotateSigningKey } from './active-signing-key.ts';
import { ListSigningKeys, ListSigningKeysHandler } from './list-signing-keys/list-signing-keys.query.ts';
import { isSignedBy } from '../verify/web-crypto.ts';
import { openSigningKeys } from './vault/signing-key-vault.ts';

const START = Date.UTC(2026, 10, 23, 12);
const tenant = 'eu_t1acme' as TenantId;
const planeKey = randomBytes(32);
let test: TestPlane;
let clock: FixedClock;

beforeEach(async () => {
  clock = new FixedClock(START);
  test = await openTestPlane({ contexts: [exportsDefinition, auditDefinition], clock });
});
afterEach(() => test.dispose());

const vault = () => openSigningKeys(test.folder, planeKey);
const keyFiles = () => readdirSync(join(test.folder, 'signing-keys'));
const active = () => activeSigningKey(test.plane, vault(), test.context(tenant));
const history = () => new ListSigningKeysHandler().execute(new ListSigningKeys(test.plane));

describe('the active signing key', () => {
  it('is made with the first need, recorded in the plane’s own name, and then stays', async () => {
    const key = await active();
    expect(key).toMatchObject({ from: '2026-11-23T12:00:00.000Z', until: null });
    clock.advance(1000);
    expect(await active()).toEqual(key);
    const [event, ...others] = await test.plane.events.readTenant(systemTenant('eu'), 0, 10);
    expect(others).toEqual([]);
    expect(event && readEnvelope(event)).toMatchObject({
      type: 'chancery.exports.signing-key-created.v1',
      actor: 'eu_atester',
      data: { keyId: key.keyId },
    });
    expect(await test.plane.events.tenantHead(tenant)).toBe(0);
  });

  it('is one key however many exports need it first, and no other private key is kept', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, active));
    expect(new Set(keys.map(({ keyId }) => keyId)).size).toBe(1);
    expect(keyFiles()).toEqual([`${keys[0]?.keyId}.key`]);
  });

  it('rotates on request; what the old key signed stays verifiable with the history', async () => {
    const manifest = new TextEncoder().encode('{}');
    const old = await active();
    const signature = (await vault().signer(old.keyId))(manifest);
    clock.advance(60_000);
    const next = await rotateSigningKey(test.plane, vault(), test.context(tenant), old.keyId, 'scheduled');
    expect(await active()).toEqual(next);
    const { plane, keys } = await history();
    expect(plane).toBe('eu');
    expect(keys.map(({ keyId, from, until }) => ({ keyId, from, until }))).toEqual([
      { keyId: old.keyId, from: old.from, until: '2026-11-23T12:06:00.000Z' },
      { keyId: next.keyId, from: '2026-11-23T12:01:00.000Z', until: null },
    ]);
    expect(await isSignedBy(keys[0]?.publicKey ?? '', manifest, signature)).toBe(true);
    expect(keys[0]?.publicKeyPem).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
  });

  it('is replaced when its private half is lost, and the record says why', async () => {
    const lost = await active();
    rmSync(join(test.folder, 'signing-keys', `${lost.keyId}.key`));
    const next = await active();
    expect(next.keyId).not.toBe(lost.keyId);
    const events = await test.plane.events.readTenant(systemTenant('eu'), 1, 10);
    expect(events.map((event) => readEnvelope(event).data)).toMatchObject([
      { replaces: lost.keyId, reason: 'private-key-lost' },
    ]);
  });

  it('is not replaced when the plane’s key is wrong: that is an error', async () => {
    await active();
    const wrong = openSigningKeys(test.folder, randomBytes(32));
    await expect(activeSigningKey(test.plane, wrong, test.context(tenant))).rejects.toThrow();
    expect((await history()).keys).toHaveLength(1);
  });
});
