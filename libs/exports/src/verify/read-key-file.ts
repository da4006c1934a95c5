import { Ajv } from 'ajv';
import { schemaFault } from './schema-fault.ts';
import type { VerifyingKey } from './verify-report.ts';

const text = { type: 'string', minLength: 1 };
const validate = new Ajv().compile<{ readonly keys: readonly VerifyingKey[] }>({
  type: 'object',
  required: ['keys'],
  properties: {
    keys: {
      type: 'array',
      items: {
        type: 'object',
        required: ['keyId', 'publicKey', 'from', 'until'],
        properties: {
          keyId: text,
          publicKey: text,
          from: text,
          until: { anyOf: [text, { type: 'null' }] },
        },
      },
    },
  },
});

/** The keys in the answer of `GET /v1/planes/<plane>/signing-keys`. @throws Error saying what does not fit. */
export function readKeyFile(content: string): readonly VerifyingKey[] {
  const parsed: unknown = JSON.parse(content);
  if (validate(parsed)) return parsed.keys;
  throw new Error(schemaFault(validate.errors));
}
