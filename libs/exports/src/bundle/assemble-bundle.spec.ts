import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@chancery/kernel';
import { assembleBundle } from './assemble-bundle.ts';
import { exampleBundle, STAMP, TestKey } from './bundle.fixtures.ts';
import { textFile } from './bundle-file.ts';
import { sha256Hex } from './digest.ts';
import { readZip } from './zip.ts';

const key = new TestKey(1);

describe('a signed bundle', () => {
  it('has the same bytes for the same input', async () => {
    const [first, second] = [await exampleBundle(key), await exampleBundle(key)];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    const later = await exampleBundle(key, { ...STAMP, createdAt: '2026-11-23T12:00:00.001Z' });
    expect(later.sha256).not.toBe(first.sha256);
  });

  it('begins with manifest, signature and nameplate, then the artifacts by path, whatever their order', async () => {
    const { manifest, bytes } = await exampleBundle(key);
    const { artifacts: _artifacts, ...head } = manifest;
    const files = ['b.json', 'a.json'].map((path) => textFile(path, 'application/json', '{}'));
    const one = assembleBundle(head, files, key.sign);
    const other = assembleBundle(head, [...files].reverse(), key.sign);
    expect(one.sha256).toBe(other.sha256);
    expect([...readZip(one.bytes).entries.keys()]).toEqual([
      'manifest.json',
      'manifest.sig',
      'nameplate.txt',
      'a.json',
      'b.json',
    ]);
    expect([...readZip(bytes).entries.keys()].slice(3)).toEqual(manifest.artifacts.map(({ path }) => path));
  });

  it('carries the manifest as canonical JSON and the digests of its parts', async () => {
    const { manifest, manifestSha256, bytes, sha256 } = await exampleBundle(key);
    const text = canonicalJson(manifest);
    expect(new TextDecoder().decode(readZip(bytes).entries.get('manifest.json'))).toBe(text);
    expect(manifestSha256).toBe(sha256Hex(text));
    expect(sha256).toBe(sha256Hex(bytes));
    expect(manifest.nameplate).toEqual(STAMP.nameplate);
    expect(manifest.csv.neutralised).toEqual([
      { path: 'pins/evidence.csv', cells: 1 },
      { path: 'datasets/cars.csv', cells: 1 },
    ]);
  });

  it('says the nameplate in words', async () => {
    const { bytes } = await exampleBundle(key);
    expect(new TextDecoder().decode(readZip(bytes).entries.get('nameplate.txt'))).toBe(
      [
        'Chancery export',
        `Export: ${STAMP.export}`,
        'Tenant: eu_t1acme',
        'Region: eu',
        'Legal entity: Acme Europe SARL',
        'Residency policy: eu_p1 version 3',
        'Destination: eu',
        'Created: 2026-11-23T12:00:00.000Z',
        'Verify with: chancery verify-export FILE --key KEYFILE',
        '',
      ].join('\n'),
    );
  });
});
