import { canonicalJson } from '@chancery/kernel';
import type { ExportArtifact, ExportManifest } from '../bundle/manifest.ts';
import { MANIFEST_PATH, NAMEPLATE_PATH, SIGNATURE_PATH } from '../bundle/paths.ts';
import { readZip } from '../bundle/zip.ts';
import type { ZipEntries } from '../bundle/zip.ts';
import { checkManifest } from './check-manifest.ts';
import { nameplateFaults } from './nameplate-faults.ts';
import { CHECK_IDS } from './verify-report.ts';
import type { CheckId, VerifyCheck, VerifyingKey, VerifyReport } from './verify-report.ts';
import { isSignedBy, keyIdOf, sha256Of } from './web-crypto.ts';

/**
 * Verifies a bundle with nothing but itself and the plane's public keys: no network, no file, no clock. Runs in Node and in
 * a browser. Never rejects: what cannot be read fails its check, and the checks that need it.
 */
export async function verifyExportBundle(
  bytes: Uint8Array,
  publicKeys: readonly VerifyingKey[],
): Promise<VerifyReport> {
  const archive = readArchive(bytes);
  const read = readManifest(archive.entries);
  const { manifest } = read;
  const checks: VerifyCheck[] = [archive.check, read.check];
  if (manifest === null) {
    const rest = CHECK_IDS.slice(checks.length).map((id) => failed(id, ['there is no readable manifest']));
    return { ok: false, checks: [...checks, ...rest], manifest: null };
  }
  checks.push(checkFiles(archive.entries, manifest), await checkDigests(archive.entries, manifest));
  checks.push(...(await checkSignature(archive.entries, manifest, publicKeys)));
  checks.push(...checkNameplates(archive.entries, manifest));
  return { ok: checks.every((check) => check.passed), checks, manifest };
}

function readArchive(bytes: Uint8Array): { entries: ZipEntries; check: VerifyCheck } {
  try {
    const { entries, exact } = readZip(bytes);
    const check = exact
      ? passed('archive', `${entries.size} stored files and no byte besides`)
      : failed('archive', ['it holds bytes that are not those of a Chancery export of these files']);
    return { entries, check };
  } catch (error) {
    return { entries: new Map(), check: failed('archive', [messageOf(error)]) };
  }
}

function readManifest(entries: ZipEntries): { manifest: ExportManifest | null; check: VerifyCheck } {
  const bytes = entries.get(MANIFEST_PATH);
  if (!bytes) return { manifest: null, check: failed('manifest', [`${MANIFEST_PATH} is missing`]) };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const checked = checkManifest(JSON.parse(text));
    if ('fault' in checked) return { manifest: null, check: failed('manifest', [checked.fault]) };
    const { manifest } = checked;
    const exact = canonicalJson(manifest) === text;
    const check = exact
      ? passed('manifest', `${manifest.format}, export ${manifest.export} of ${manifest.createdAt}`)
      : failed('manifest', ['it is not canonical JSON']);
    return { manifest, check };
  } catch {
    return { manifest: null, check: failed('manifest', ['it is not JSON in UTF-8']) };
  }
}

function checkFiles(entries: ZipEntries, { artifacts }: ExportManifest): VerifyCheck {
  const named = [MANIFEST_PATH, SIGNATURE_PATH, NAMEPLATE_PATH, ...artifacts.map(({ path }) => path)];
  const repeated = named.filter((path, index) => named.indexOf(path) !== index);
  const missing = named.filter((path) => !entries.has(path));
  const extra = [...entries.keys()].filter((path) => !named.includes(path));
  const faults = [
    ...repeated.map((path) => `${path} is named twice`),
    ...missing.map((path) => `${path} is missing`),
    ...extra.map((path) => `${path} is not in the manifest`),
  ];
  return verdict('files', faults, `${artifacts.length} artifacts, none missing, none besides`);
}

async function checkDigests(entries: ZipEntries, { artifacts }: ExportManifest): Promise<VerifyCheck> {
  const faults = await Promise.all(artifacts.map((artifact) => digestFault(entries, artifact)));
  const found = faults.filter((fault) => fault !== null);
  return verdict('digests', found, 'every artifact has the length and SHA-256 of the manifest');
}

async function digestFault(entries: ZipEntries, { path, bytes, sha256 }: ExportArtifact): Promise<string | null> {
  const content = entries.get(path);
  if (!content) return `${path} is missing`;
  if (content.length !== bytes) return `${path} has ${content.length} bytes instead of ${bytes}`;
  return (await sha256Of(content)) === sha256 ? null : `${path} was altered: its SHA-256 differs`;
}

async function checkSignature(
  entries: ZipEntries,
  manifest: ExportManifest,
  publicKeys: readonly VerifyingKey[],
): Promise<[VerifyCheck, VerifyCheck]> {
  const { keyId, createdAt } = manifest;
  const key = publicKeys.find((candidate) => candidate.keyId === keyId);
  if (!key) {
    const plane = keyId.slice(0, 2);
    const where = `the keys of plane ${plane} are answered by GET /v1/planes/${plane}/signing-keys`;
    const unknown = failed('key', [`${keyId} is not in the key file; ${where}`]);
    return [unknown, failed('signature', ['its key is not known'])];
  }
  const faults = await keyFaults(key, manifest);
  const until = key.until === null ? 'in use' : `until ${key.until}`;
  const keyCheck = verdict('key', faults, `${keyId}, from ${key.from}, ${until}; the export is of ${createdAt}`);
  return [keyCheck, verdict('signature', await signatureFaults(entries, key), `Ed25519 by ${keyId} over the manifest`)];
}

async function keyFaults(
  key: VerifyingKey,
  { keyId, createdAt, nameplate, export: exportId }: ExportManifest,
): Promise<string[]> {
  const plane = keyId.slice(0, 2);
  const at = Date.parse(createdAt);
  const faults: string[] = [];
  if ((await keyIdOf(plane, key.publicKey)) !== keyId) faults.push(`${keyId} is the ID of another key`);
  if (!(Date.parse(key.from) <= at)) faults.push(`${keyId} was not in use before ${key.from}`);
  if (key.until !== null && !(at < Date.parse(key.until))) faults.push(`${keyId} was not in use after ${key.until}`);
  if (!nameplate.tenant.startsWith(`${plane}_`) || !exportId.startsWith(`${plane}_`)) {
    faults.push(`${keyId} belongs to another plane than the export`);
  }
  return faults;
}

async function signatureFaults(entries: ZipEntries, key: VerifyingKey): Promise<string[]> {
  const manifest = entries.get(MANIFEST_PATH);
  const signature = entries.get(SIGNATURE_PATH);
  if (!manifest || !signature) return [`${SIGNATURE_PATH} is missing`];
  try {
    const signed = await isSignedBy(key.publicKey, manifest, signature);
    return signed ? [] : ['it is not over this manifest by this key'];
  } catch (error) {
    return [messageOf(error)];
  }
}

function checkNameplates(entries: ZipEntries, manifest: ExportManifest): [VerifyCheck, VerifyCheck] {
  const faults = nameplateFaults(entries, manifest);
  const { nameplate, artifacts } = manifest;
  const everywhere = `in the manifest, ${NAMEPLATE_PATH} and ${artifacts.length} artifacts`;
  const { region, legalEntity, policyId, policyVersion } = nameplate;
  return [
    verdict('nameplate', faults.nameplate, `${nameplate.tenant}, ${region}, ${legalEntity}: ${everywhere}`),
    verdict('policy', faults.policy, `${policyId} version ${policyVersion}: ${everywhere}`),
  ];
}

function verdict(id: CheckId, faults: readonly string[], detail: string): VerifyCheck {
  return faults.length === 0 ? passed(id, detail) : failed(id, faults);
}

function passed(id: CheckId, detail: string): VerifyCheck {
  return { id, passed: true, detail };
}

function failed(id: CheckId, faults: readonly string[]): VerifyCheck {
  return { id, passed: false, detail: faults.join('; ') };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
