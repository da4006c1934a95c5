import type { CommandContext } from '@chancery/event-sourcing';
import type { Plane } from '@chancery/platform';
import { NEUTRALISING_RULE } from '../../artifacts/csv.ts';
import { writeArtifacts } from '../../artifacts/write-artifacts.ts';
import { assembleBundle } from '../../bundle/assemble-bundle.ts';
import { BundleSize, MAX_BUNDLE_BYTES } from '../../bundle/bundle-size.ts';
import { EXPORT_FORMAT } from '../../bundle/manifest.ts';
import type { ExportManifest, ExportNameplate } from '../../bundle/manifest.ts';
import { activeSigningKey } from '../../signing-keys/active-signing-key.ts';
import type { SigningKeyVault } from '../../signing-keys/vault/signing-key-vault.ts';
import { manifestPin } from '../../sources/export-content.ts';
import type { ExportContent } from '../../sources/export-content.ts';
import type { GatheredGate } from '../../sources/gather-gate.ts';
import { readContent } from '../../sources/read-content.ts';
import { askGate } from '../ask-gate.ts';
import type { BuiltBundle } from '../export.commands.ts';
import type { RequestedExport } from '../export.state.ts';
import { storeBundle } from '../export-blobs.ts';
import type { TrackedBuild } from './progress/tracked-build.ts';

export interface SignedAndStored {
  readonly built: BuiltBundle;
  readonly manifest: ExportManifest;
}

/** What is to be built, with what, and who is told how far it is. */
export interface BuildTask {
  readonly plane: Plane;
  readonly vault: SigningKeyVault;
  readonly requested: RequestedExport;
  readonly context: CommandContext;
  readonly progress: TrackedBuild;
}

/**
 * Builds the bundle if the gate allows it: nothing is signed that may not leave.
 * @returns `null` when the gate refuses.
 * @throws BundleTooLargeError, and whatever the stores throw.
 */
export async function buildIfAllowed(task: BuildTask, gathered: GatheredGate): Promise<SignedAndStored | null> {
  const { plane, requested, context, progress } = task;
  const { tenant, request } = requested;
  const { facts } = gathered;
  const verdict = askGate(tenant, request, facts, context.time);
  if (verdict.kind === 'blocked' || !facts.tenant) return null;
  const { id, region, legalEntity } = facts.tenant;
  const { policyId, policyVersion } = verdict;
  const nameplate = { tenant: id, region, legalEntity, policyId, policyVersion };
  progress.enter('reading');
  return build(task, nameplate, await readContent(plane, tenant, request, gathered));
}

/** Writes the artifacts, signs the manifest with the plane's active key and stores the bundle. */
async function build(
  { plane, vault, requested, context, progress }: BuildTask,
  nameplate: ExportNameplate,
  content: ExportContent,
): Promise<SignedAndStored> {
  const { exportId, tenant, request } = requested;
  const { destination, formats } = request;
  const key = await activeSigningKey(plane, vault, context);
  // The key may be a moment younger than the command it was made for.
  const createdAt = new Date(Math.max(context.time, Date.parse(key.from))).toISOString();
  const stamp = { export: exportId, nameplate, destination, createdAt };
  const size = new BundleSize(MAX_BUNDLE_BYTES, (bytes) => progress.size(bytes));
  const written = await writeArtifacts(stamp, content, formats, size, progress);
  progress.enter('packing');
  const skips = content.authorities.flatMap((authority) => authority.skips);
  const head: Omit<ExportManifest, 'artifacts'> = {
    format: EXPORT_FORMAT,
    ...stamp,
    actor: context.actor,
    token: context.token,
    tenantLogEntry: await plane.events.tenantHead(tenant),
    sources: written.sources,
    pins: content.authorities.flatMap(({ pins }) => pins.map(manifestPin)),
    findings: content.authorities.flatMap(({ findings }) => findings),
    ...(skips.length > 0 ? { skips } : {}),
    csv: { rule: NEUTRALISING_RULE, neutralised: written.neutralised },
    algorithm: 'ed25519',
    keyId: key.keyId,
  };
  const bundle = assembleBundle(head, written.files, await vault.signer(key.keyId));
  const { manifest, manifestSha256: sha256 } = bundle;
  const { keyId, tenantLogEntry } = manifest;
  progress.enter('storing');
  const built: BuiltBundle = {
    exportId,
    destination,
    nameplate,
    bundle: await storeBundle(plane, tenant, exportId, bundle),
    manifest: { sha256, keyId, createdAt, tenantLogEntry },
    artifacts: manifest.artifacts,
  };
  return { built, manifest };
}
