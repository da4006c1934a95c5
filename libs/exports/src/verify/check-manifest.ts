import type { ExportManifest } from '../bundle/manifest.ts';
import { schemaFault } from './schema-fault.ts';
import { validateManifest } from './validators.ts';

/** The manifest, or why it is none. */
export function checkManifest(parsed: unknown): { readonly manifest: ExportManifest } | { readonly fault: string } {
  if (validateManifest(parsed)) return { manifest: parsed };
  return { fault: schemaFault(validateManifest.errors) };
}
