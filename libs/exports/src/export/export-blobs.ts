import { text } from 'node:stream/consumers';
import { canonicalJson } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { SignedBundle } from '../bundle/assemble-bundle.ts';
import type { ExportManifest } from '../bundle/manifest.ts';
import type { StoredBundle } from './export.events.ts';

/**
 * Stores a bundle, and its manifest beside it so that it can be shown without reading the bundle. Keys are made of
 * digests: two builds of one export never write over each other.
 */
export async function storeBundle(
  plane: Plane,
  tenant: TenantId,
  exportId: string,
  bundle: SignedBundle,
): Promise<StoredBundle> {
  const blobKey = `${folderOf(tenant, exportId)}${bundle.sha256}.zip`;
  await plane.blobs.put(manifestKey(blobKey), Buffer.from(canonicalJson(bundle.manifest)));
  const { bytes, sha256 } = await plane.blobs.put(blobKey, bundle.bytes);
  return { sha256, bytes, blobKey };
}

/** Removes every bundle of the export but the recorded one: of builds that were refused, overtaken or broken off. */
export async function keepOnly(
  plane: Plane,
  tenant: TenantId,
  exportId: string,
  recorded: StoredBundle | null,
): Promise<void> {
  const kept = recorded ? [recorded.blobKey, manifestKey(recorded.blobKey)] : [];
  for await (const key of plane.blobs.list(folderOf(tenant, exportId))) {
    if (!kept.includes(key)) await plane.blobs.delete(key);
  }
}

/** Removes a bundle and keeps its manifest: what left can still be told. Idempotent. */
export async function removeBundle(plane: Plane, { blobKey }: StoredBundle): Promise<void> {
  await plane.blobs.delete(blobKey);
}

/** The manifest of a stored bundle. @throws BlobNotFoundError */
export async function readManifest(plane: Plane, { blobKey }: StoredBundle): Promise<ExportManifest> {
  return JSON.parse(await text(await plane.blobs.read(manifestKey(blobKey)))) as ExportManifest;
}

/** Where the process that builds an export tells how far it is; gone when it has ended. */
export function progressKey(tenant: TenantId, exportId: string): string {
  return `${folderOf(tenant, exportId)}progress.json`;
}

function folderOf(tenant: TenantId, exportId: string): string {
  return `exports/${tenant}/${exportId}/`;
}

function manifestKey(blobKey: string): string {
  return blobKey.replace(/\.zip$/, '.manifest.json');
}
