import { EXPORT_FORMAT } from '../bundle/manifest.ts';

const text = { type: 'string', minLength: 1, pattern: '\\S' };
const digest = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const count = { type: 'integer', minimum: 0 };
const place = { type: 'integer', minimum: 1 };
const instant = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' };
const path = { type: 'string', pattern: '^(?!.*\\.\\.)[a-z0-9][a-z0-9_./]*$' };
const slug = { type: 'string', pattern: '^[a-z][a-z0-9_]{0,62}$' };

const finding = { authority: slug, code: text, line: place, column: place, message: text };

/** Shape of `chancery-export/1`. Nothing may be missing and nothing unknown may be there. */
export const MANIFEST_SCHEMA = object(
  {
    format: { const: EXPORT_FORMAT },
    export: { type: 'string', pattern: '^(us|eu)_x[0-9a-f]{32}$' },
    nameplate: object({
      tenant: { type: 'string', pattern: '^(us|eu)_[a-z0-9]{2,64}$' },
      region: text,
      legalEntity: text,
      policyId: text,
      policyVersion: place,
    }),
    destination: text,
    createdAt: instant,
    actor: text,
    token: { anyOf: [text, { type: 'null' }] },
    tenantLogEntry: count,
    artifacts: {
      type: 'array',
      minItems: 1,
      items: object({ path, mediaType: text, bytes: count, sha256: digest }),
    },
    sources: {
      type: 'array',
      minItems: 1,
      items: {
        anyOf: [
          object({ kind: { const: 'authority' }, id: slug, version: place, sha256: digest }),
          object({ kind: { const: 'dataset' }, id: slug, batches: list(text), rows: count, sha256: digest }),
        ],
      },
    },
    findings: list(object(finding)),
    pins: list(object({ authority: slug, dataset: slug, row: text, batch: text, sha256: digest })),
    csv: object({ rule: text, neutralised: list(object({ path, cells: place })) }),
    algorithm: { const: 'ed25519' },
    keyId: { type: 'string', pattern: '^(us|eu)_k[0-9a-f]{16}$' },
  },
  {
    skips: {
      ...list(object({ ...finding, category: text, justification: text, owner: text, expiresAt: instant })),
      minItems: 1,
    },
  },
);

interface Properties {
  readonly [name: string]: object;
}

function object(properties: Properties, optional: Properties = {}): object {
  const required = Object.keys(properties);
  return { type: 'object', additionalProperties: false, required, properties: { ...properties, ...optional } };
}

function list(items: object): object {
  return { type: 'array', items };
}
