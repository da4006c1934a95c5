import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '@chancery/kernel';
import { dataset, exampleBundle, STAMP, TestKey } from '../bundle/bundle.fixtures.ts';
import type { SignedBundle } from '../bundle/assemble-bundle.ts';
import { sha256Hex } from '../bundle/digest.ts';
import type { ExportManifest, ExportNameplate } from '../bundle/manifest.ts';
import { nameplateText } from '../bundle/nameplate-text.ts';
import { packZip, readZip } from '../bundle/zip.ts';
import { CHECK_IDS } from './verify-report.ts';
import type { CheckId, VerifyingKey } from './verify-report.ts';
import { verifyExportBundle } from './verify-export-bundle.ts';

const key = new TestKey(1);
const keys = [new TestKey(2).publicKey, key.publicKey];
let bundle: SignedBundle;
let files: ReadonlyMap<string, Uint8Array>;

beforeAll(async () => {
  bundle = await exampleBundle(key);
  files = readZip(bundle.bytes).entries;
});

async function failedChecks(bytes: Uint8Array, publicKeys: readonly VerifyingKey[] = keys): Promise<CheckId[]> {
  const report = await verifyExportBundle(bytes, publicKeys);
  expect(report.ok).toBe(report.checks.every(({ passed }) => passed));
  return report.checks.filter(({ passed }) => !passed).map(({ id }) => id);
}

async function detailOf(
  id: CheckId,
  bytes: Uint8Array,
  publicKeys: readonly VerifyingKey[] = keys,
): Promise<string | undefined> {
  return (await verifyExportBundle(bytes, publicKeys)).checks.find((check) => check.id === id)?.detail;
}

/** The bundle with some files replaced (`null`: left out), packed as a bundle is. */
function repacked(changes: { readonly [path: string]: Uint8Array | null }): Uint8Array {
  const entries = new Map(files);
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) entries.delete(path);
    else entries.set(path, content);
  }
  return packZip(entries);
}

/** What somebody with the signing key could make: the manifest changed, its consequences with it, and signed again. */
function resigned(change: (manifest: ExportManifest) => object, by: TestKey = key): Uint8Array {
  const manifest = bytesOf(canonicalJson(change(bundle.manifest) as ExportManifest));
  return repacked({ 'manifest.json': manifest, 'manifest.sig': by.sign(manifest) });
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (path: string) => new TextDecoder().decode(files.get(path));

describe('verifying a bundle', () => {
  it('passes every check of a bundle as it was made, and says what was found', async () => {
    const report = await verifyExportBundle(bundle.bytes, keys);
    expect(report.checks.map(({ id }) => id)).toEqual(CHECK_IDS);
    expect(report).toMatchObject({ ok: true, manifest: bundle.manifest });
    expect(await detailOf('policy', bundle.bytes)).toContain(
      'eu_p1 version 3: in the manifest, nameplate.txt and 10 artifacts',
    );
  });

  it('finds a flipped bit in any byte of a small bundle', async () => {
    const small = await exampleBundle(key, STAMP, { authorities: [], datasets: [dataset()] }, ['csv']);
    expect(await failedChecks(small.bytes)).toEqual([]);
    const unnoticed: number[] = [];
    for (let offset = 0; offset < small.bytes.length; offset++) {
      const altered = small.bytes.slice();
      altered[offset] = (altered[offset] ?? 0) ^ (1 << (offset % 8));
      if ((await verifyExportBundle(altered, keys)).ok) unnoticed.push(offset);
    }
    expect(unnoticed).toEqual([]);
  });

  it('finds bytes that were cut off, added or exchanged', async () => {
    const size = bundle.bytes.length;
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: size - 1 }),
        fc.nat({ max: 20 }),
        fc.uint8Array({ maxLength: 20 }),
        async (start, removed, inserted) => {
          const altered = Buffer.concat([
            bundle.bytes.subarray(0, start),
            inserted,
            bundle.bytes.subarray(start + removed),
          ]);
          fc.pre(Buffer.compare(altered, bundle.bytes) !== 0);
          expect((await verifyExportBundle(altered, keys)).ok).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('finds a byte changed in any file, and names the file', async () => {
    for (const [path, content] of files) {
      const changed = content.with(content.length >> 1, (content[content.length >> 1] ?? 0) ^ 1);
      const altered = repacked({ [path]: changed });
      expect(await failedChecks(altered)).not.toContain('archive');
      const details = (await verifyExportBundle(altered, keys)).checks.filter(({ passed }) => !passed);
      expect(details.length).toBeGreaterThan(0);
      if (bundle.manifest.artifacts.some((artifact) => artifact.path === path)) {
        expect(await detailOf('digests', altered)).toContain(`${path} was altered`);
      }
    }
  });

  it('finds any file left out, and any file added', async () => {
    for (const path of files.keys()) expect(await failedChecks(repacked({ [path]: null }))).not.toEqual([]);
    const added = repacked({ 'authorities/extra.html': bytesOf('<p>extra</p>') });
    expect(await failedChecks(added)).toEqual(['files']);
    expect(await detailOf('files', added)).toBe('authorities/extra.html is not in the manifest');
    expect(await detailOf('files', repacked({ 'nameplate.txt': null }))).toBe('nameplate.txt is missing');
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['text', bytesOf('PK')],
    ['an archive without manifest', packZip(new Map([['a.txt', bytesOf('a')]]))],
  ])('fails every check for %s, and never throws', async (_name, bytes) => {
    const report = await verifyExportBundle(bytes, keys);
    expect(report.manifest).toBeNull();
    expect(report.checks.map(({ id }) => id)).toEqual(CHECK_IDS);
    expect(report.checks.filter(({ passed }) => passed).map(({ id }) => id)).toEqual(
      bytes.length > 10 ? ['archive'] : [],
    );
  });
});

describe('the manifest', () => {
  const fields: readonly (keyof ExportManifest)[] = [
    'format',
    'export',
    'nameplate',
    'destination',
    'createdAt',
    'actor',
    'token',
    'tenantLogEntry',
    'artifacts',
    'sources',
    'pins',
    'findings',
    'csv',
    'algorithm',
    'keyId',
  ];

  it.each(fields)('must have "%s", even when it is signed without', async (field) => {
    const without = resigned(({ [field]: _left, ...rest }) => rest);
    expect(await failedChecks(without)).toContain('manifest');
  });

  it.each(['tenant', 'region', 'legalEntity', 'policyId', 'policyVersion'] as const)(
    'must have "nameplate.%s", and it must say something',
    async (field) => {
      const without = resigned((manifest) => {
        const { [field]: _left, ...rest } = manifest.nameplate;
        return { ...manifest, nameplate: rest };
      });
      expect(await failedChecks(without)).toContain('manifest');
      const empty = resigned((manifest) => ({ ...manifest, nameplate: { ...manifest.nameplate, [field]: ' ' } }));
      expect(await failedChecks(empty)).toContain('manifest');
    },
  );

  it('must have nothing besides, be of this format, and be canonical', async () => {
    expect(await failedChecks(resigned((manifest) => ({ ...manifest, note: 'x' })))).toContain('manifest');
    expect(await failedChecks(resigned((manifest) => ({ ...manifest, format: 'chancery-export/2' })))).toContain(
      'manifest',
    );
    expect(await failedChecks(resigned((manifest) => ({ ...manifest, algorithm: 'none' })))).toContain('manifest');
    const spaced = bytesOf(` ${textOf('manifest.json')}`);
    const altered = repacked({ 'manifest.json': spaced, 'manifest.sig': key.sign(spaced) });
    expect(await failedChecks(altered)).toEqual(['manifest']);
    expect(await detailOf('manifest', altered)).toBe('it is not canonical JSON');
    expect(await detailOf('manifest', repacked({ 'manifest.json': bytesOf('{') }))).toBe('it is not JSON in UTF-8');
  });

  it('must not name a file twice, nor one outside the bundle', async () => {
    const twice = resigned((manifest) => ({ ...manifest, artifacts: [...manifest.artifacts, manifest.artifacts[0]] }));
    expect(await detailOf('files', twice)).toMatch(/is named twice$/);
    const outside = resigned((manifest) => ({
      ...manifest,
      artifacts: manifest.artifacts.map((artifact) => ({ ...artifact, path: `../${artifact.path}` })),
    }));
    expect(await failedChecks(outside)).toContain('manifest');
  });
});

describe('the key', () => {
  it('must be in the key file', async () => {
    expect(await failedChecks(bundle.bytes, [])).toEqual(['key', 'signature']);
    expect(await detailOf('key', bundle.bytes, [])).toBe(
      `${key.publicKey.keyId} is not in the key file; the keys of plane eu are answered by GET /v1/planes/eu/signing-keys`,
    );
  });

  it('must be the one whose fingerprint its ID is', async () => {
    const impostor = new TestKey(3);
    const passedOff = { ...impostor.publicKey, keyId: key.publicKey.keyId };
    const signed = resigned((manifest) => manifest, impostor);
    expect(await failedChecks(signed, [passedOff])).toEqual(['key']);
    expect(await failedChecks(signed)).toEqual(['signature']);
  });

  it('must have been in use at the time of the export, to the millisecond', async () => {
    const at = STAMP.createdAt;
    const later = '2026-11-23T12:00:00.001Z';
    expect(await failedChecks(bundle.bytes, [{ ...key.publicKey, from: at, until: later }])).toEqual([]);
    expect(await failedChecks(bundle.bytes, [{ ...key.publicKey, from: later }])).toEqual(['key']);
    expect(await failedChecks(bundle.bytes, [{ ...key.publicKey, until: at }])).toEqual(['key']);
    expect(await failedChecks(bundle.bytes, [{ ...key.publicKey, from: 'once' }])).toEqual(['key']);
    expect(await failedChecks(bundle.bytes, [{ ...key.publicKey, until: 'some day' }])).toEqual(['key']);
  });

  it('must be of the plane of the export', async () => {
    const foreign = new TestKey(4, 'us');
    const { bytes } = await exampleBundle(foreign);
    expect(await failedChecks(bytes, [foreign.publicKey])).toEqual(['key']);
  });

  it('must be a key', async () => {
    const broken = { ...key.publicKey, publicKey: 'AAAA' };
    expect(await failedChecks(bundle.bytes, [broken])).toEqual(['key', 'signature']);
  });
});

describe('the signature', () => {
  it('must be over the manifest of an export, not over the same bytes for another purpose', async () => {
    const cut = files.get('manifest.sig')?.subarray(0, 63) ?? null;
    expect(await failedChecks(repacked({ 'manifest.sig': cut }))).toEqual(['signature']);
    const other = key.signOtherwise(bytesOf(textOf('manifest.json')));
    expect(await failedChecks(repacked({ 'manifest.sig': other }))).toEqual(['signature']);
  });
});

describe('nameplate and policy, even when all of it is signed', () => {
  /** Changes one artifact and lists it in a signed manifest as it is now. */
  function withArtifact(path: string, content: string): Uint8Array {
    const bytes = bytesOf(content);
    const manifest: ExportManifest = {
      ...bundle.manifest,
      artifacts: bundle.manifest.artifacts.map((artifact) =>
        artifact.path === path ? { ...artifact, bytes: bytes.length, sha256: sha256Hex(bytes) } : artifact,
      ),
    };
    const manifestBytes = bytesOf(canonicalJson(manifest));
    return repacked({ [path]: bytes, 'manifest.json': manifestBytes, 'manifest.sig': key.sign(manifestBytes) });
  }

  it('must be in nameplate.txt as the manifest has them', async () => {
    expect(await failedChecks(repacked({ 'nameplate.txt': bytesOf('Acme') }))).toEqual(['nameplate']);
    expect(textOf('nameplate.txt')).toBe(nameplateText(bundle.manifest));
  });

  it.each([
    'authorities/credit_policy.json',
    'pins/evidence.json',
    'datasets/cars.json',
    'datasets/cars.csv.nameplate.json',
  ])('must be in %s', async (path) => {
    const { nameplate, ...without } = JSON.parse(textOf(path)) as { nameplate: ExportNameplate };
    expect(await failedChecks(withArtifact(path, JSON.stringify(without)))).toEqual(['nameplate', 'policy']);
    const otherPolicy = { ...without, nameplate: { ...nameplate, policyVersion: 4 } };
    expect(await failedChecks(withArtifact(path, JSON.stringify(otherPolicy)))).toEqual(['policy']);
    const otherEntity = { ...without, nameplate: { ...nameplate, legalEntity: 'Acme' } };
    expect(await failedChecks(withArtifact(path, JSON.stringify(otherEntity)))).toEqual(['nameplate']);
    expect(await failedChecks(withArtifact(path, 'null'))).toEqual(['nameplate', 'policy']);
    expect(await failedChecks(withArtifact(path, '{'))).toEqual(['nameplate', 'policy']);
  });

  it('must be in a note that is about the CSV file', async () => {
    const path = 'datasets/cars.csv.nameplate.json';
    const note = JSON.parse(textOf(path)) as object;
    const about = withArtifact(path, JSON.stringify({ ...note, describes: 'datasets/other.csv' }));
    expect(await detailOf('nameplate', about)).toBe('datasets/cars.csv lacks the nameplate or has another');
  });

  it.each(['index.html', 'authorities/credit_policy.html'])(
    'must be in head, header and footer of %s',
    async (path) => {
      const page = textOf(path);
      for (const part of [/<meta name="chancery-nameplate"[^>]*>/, /<header.*<\/header>/, /<footer.*<\/footer>/]) {
        expect(page).toMatch(part);
        expect(await failedChecks(withArtifact(path, page.replace(part, '')))).toEqual(['nameplate', 'policy']);
      }
      expect(await failedChecks(withArtifact(path, page.replaceAll('version 3', 'version 4')))).toEqual([
        'nameplate',
        'policy',
      ]);
    },
  );

  it('must be in artifacts of every kind there is', async () => {
    const unknown = resigned((manifest) => ({
      ...manifest,
      artifacts: manifest.artifacts.map((artifact) =>
        artifact.path === 'index.html' ? { ...artifact, mediaType: 'application/pdf' } : artifact,
      ),
    }));
    expect(await detailOf('policy', unknown)).toBe('index.html lacks the policy or has another');
  });
});
