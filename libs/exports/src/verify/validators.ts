import { Ajv } from 'ajv';
import type { ExportManifest } from '../bundle/manifest.ts';
import { KEY_FILE_SCHEMA } from './key-file-schema.ts';
import { MANIFEST_SCHEMA } from './manifest-schema.ts';
import type { VerifyingKey } from './verify-report.ts';

// The single-file verifier has these compiled when it is built (scripts/verifier): a page may not make code.
const ajv = new Ajv({ allErrors: false });

export const validateManifest = ajv.compile<ExportManifest>(MANIFEST_SCHEMA);
export const validateKeyFile = ajv.compile<{ readonly keys: readonly VerifyingKey[] }>(KEY_FILE_SCHEMA);
