import { nameplateFooter, nameplateHeader, nameplateMeta } from '../artifacts/html/nameplate-html.ts';
import { carriesNameplate } from '../artifacts/pdf/nameplate-token.ts';
import { csvNotePath } from '../artifacts/csv-note.ts';
import { MEDIA_TYPES } from '../bundle/bundle-file.ts';
import type { ExportManifest, ExportNameplate } from '../bundle/manifest.ts';
import { nameplateText } from '../bundle/nameplate-text.ts';
import { NAMEPLATE_PATH } from '../bundle/paths.ts';
import type { ZipEntries } from '../bundle/zip.ts';

export interface NameplateFaults {
  readonly nameplate: readonly string[];
  readonly policy: readonly string[];
}

const POLICY_FIELDS = ['policyId', 'policyVersion'] as const;
const TENANT_FIELDS = ['tenant', 'region', 'legalEntity'] as const;

/** Where the bundle does not carry the manifest's nameplate and policy, or carries others. */
export function nameplateFaults(entries: ZipEntries, manifest: ExportManifest): NameplateFaults {
  const nameplate: string[] = [];
  const policy: string[] = [];
  const text = textOf(entries, NAMEPLATE_PATH);
  if (text !== nameplateText(manifest)) nameplate.push(`${NAMEPLATE_PATH} does not follow from the manifest`);
  for (const { path, mediaType } of manifest.artifacts) {
    const found = nameplateIn(entries, path, mediaType, manifest.nameplate);
    if (TENANT_FIELDS.some((field) => found?.[field] !== manifest.nameplate[field])) {
      nameplate.push(`${path} lacks the nameplate or has another`);
    }
    if (POLICY_FIELDS.some((field) => found?.[field] !== manifest.nameplate[field])) {
      policy.push(`${path} lacks the policy or has another`);
    }
  }
  return { nameplate, policy };
}

/** The nameplate an artifact carries; `null` when it carries none, or is of no kind that could. */
function nameplateIn(
  entries: ZipEntries,
  path: string,
  mediaType: string,
  expected: ExportNameplate,
): Partial<ExportNameplate> | null {
  switch (mediaType) {
    case MEDIA_TYPES.json:
      return stampIn(textOf(entries, path))?.nameplate ?? null;
    case MEDIA_TYPES.csv: {
      const note = stampIn(textOf(entries, csvNotePath(path)));
      return note?.describes === path ? (note.nameplate ?? null) : null;
    }
    case MEDIA_TYPES.html:
      return showsNameplate(textOf(entries, path), expected) ? expected : null;
    case MEDIA_TYPES.pdf: {
      const pdf = entries.get(path);
      return pdf && carriesNameplate(pdf, expected) ? expected : null;
    }
    default:
      return null;
  }
}

/** What a JSON artifact says of itself; nothing of it is taken on trust. */
interface ArtifactStamp {
  readonly nameplate?: Partial<ExportNameplate>;
  /** Of a note: the file it is about. */
  readonly describes?: string;
}

function stampIn(text: string | null): ArtifactStamp | null {
  try {
    return text === null ? null : (JSON.parse(text) as ArtifactStamp | null);
  } catch {
    return null;
  }
}

/** Whether the page has it in its head, at its top and at its foot. */
function showsNameplate(html: string | null, nameplate: ExportNameplate): boolean {
  const parts = [nameplateMeta(nameplate), nameplateHeader(nameplate), nameplateFooter(nameplate)];
  return html !== null && parts.every((part) => html.split(part).length === 2);
}

function textOf(entries: ZipEntries, path: string): string | null {
  const bytes = entries.get(path);
  return bytes ? new TextDecoder().decode(bytes) : null;
}
