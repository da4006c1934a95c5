import { canonicalJson } from '@chancery/kernel';
import type { BundleFile } from './bundle-file.ts';
import { sha256Hex } from './digest.ts';
import type { ExportArtifact, ExportManifest } from './manifest.ts';
import { nameplateText } from './nameplate-text.ts';
import { MANIFEST_PATH, NAMEPLATE_PATH, SIGNATURE_PATH } from './paths.ts';
import { packZip } from './zip.ts';

export interface SignedBundle {
  /** The ZIP file. The same manifest, files and key give the same bytes. */
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly manifest: ExportManifest;
  /** Of the manifest's exact bytes, hex. */
  readonly manifestSha256: string;
}

/**
 * Lists the files in the manifest, has its exact bytes signed, and packs everything.
 * @param sign Ed25519 over the manifest (domain separated), 64 bytes.
 */
export function assembleBundle(
  head: Omit<ExportManifest, 'artifacts'>,
  files: readonly BundleFile[],
  sign: (manifest: Uint8Array) => Uint8Array,
): SignedBundle {
  const byPath = [...files].sort((left, right) => (left.path < right.path ? -1 : 1));
  const manifest: ExportManifest = { ...head, artifacts: byPath.map(artifactOf) };
  const manifestBytes = new TextEncoder().encode(canonicalJson(manifest));
  const bytes = packZip(
    new Map([
      [MANIFEST_PATH, manifestBytes],
      [SIGNATURE_PATH, sign(manifestBytes)],
      [NAMEPLATE_PATH, new TextEncoder().encode(nameplateText(manifest))],
      ...byPath.map(({ path, content }) => [path, content] as const),
    ]),
  );
  return { bytes, sha256: sha256Hex(bytes), manifest, manifestSha256: sha256Hex(manifestBytes) };
}

function artifactOf({ path, mediaType, content }: BundleFile): ExportArtifact {
  return { path, mediaType, bytes: content.byteLength, sha256: sha256Hex(content) };
}
