import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CommandId, TenantId } from '@chancery/kernel';
import { newCredential, parseCredential } from './credential.ts';

const tenant = 'eu_t0123456789abcdef01234567' as TenantId;
const command = 'c1' as CommandId;

describe('credential', () => {
  it('names its plane, tenant and token, and keeps only a hash of the secret', () => {
    const { text, credential } = newCredential(tenant, command);
    expect(parseCredential(text)).toEqual(credential);
    expect(text).toMatch(/^chy_eu_t0123/);
    expect(JSON.stringify(credential)).not.toContain(text.slice(-72, -8));
  });

  it('works for operators, whose tenant is the plane itself', () => {
    const { text } = newCredential('us_system' as TenantId, command);
    expect(parseCredential(text)).toMatchObject({ plane: 'us', tenant: 'us_system' });
  });

  it('notices any changed letter by its checksum', () => {
    const { text } = newCredential(tenant, command);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...'0123456789abcdefxyz_'), (at, letter) => {
        fc.pre(text[at] !== letter);
        expect(parseCredential(text.slice(0, at) + letter + text.slice(at + 1))).toBeNull();
      }),
    );
  });

  it('never makes the same secret twice, and another ID for another command or tenant', () => {
    const texts = new Set(Array.from({ length: 500 }, () => newCredential(tenant, command).text));
    expect(texts.size).toBe(500);
    const idOf = (of: string, by: string) => newCredential(of as TenantId, by as CommandId).credential.token;
    expect(idOf(tenant, 'c1')).toBe(idOf(tenant, 'c1'));
    expect(new Set([idOf(tenant, 'c1'), idOf(tenant, 'c2'), idOf('eu_tother', 'c1')]).size).toBe(3);
  });
});
