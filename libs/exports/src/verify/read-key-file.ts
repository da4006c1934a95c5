import { schemaFault } from './schema-fault.ts';
import { validateKeyFile } from './validators.ts';
import type { VerifyingKey } from './verify-report.ts';

/** The keys in the answer of `GET /v1/planes/<plane>/signing-keys`. @throws Error saying what does not fit. */
export function readKeyFile(content: string): readonly VerifyingKey[] {
  const parsed: unknown = JSON.parse(content);
  if (validateKeyFile(parsed)) return parsed.keys;
  throw new Error(schemaFault(validateKeyFile.errors));
}
