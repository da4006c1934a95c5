import { readFile } from 'node:fs/promises';
import { readKeyFile } from '../verify/read-key-file.ts';
import { verifyExportBundle } from '../verify/verify-export-bundle.ts';
import type { VerifyReport, VerifyingKey } from '../verify/verify-report.ts';

export interface VerifyExportArgs {
  /** The bundle (ZIP). */
  readonly file: string;
  /** The answer of `GET /v1/planes/<plane>/signing-keys`, saved. */
  readonly keyFile: string;
  /** Where lines go; standard output unless given. */
  readonly print?: (line: string) => void;
}

/** Exit codes. */
export const VERIFIED = 0;
export const NOT_VERIFIED = 1;
export const NOT_READABLE = 2;

/**
 * Verifies a bundle offline and prints each check with its verdict.
 * @returns 0 when every check passed, 1 when one did not, 2 when a file cannot be read.
 */
export async function runVerifyExport({ file, keyFile, print = printLine }: VerifyExportArgs): Promise<number> {
  let bytes: Uint8Array;
  let keys: readonly VerifyingKey[];
  try {
    bytes = await readFile(file);
  } catch (error) {
    print(`Cannot read the bundle ${file}: ${messageOf(error)}`);
    return NOT_READABLE;
  }
  try {
    keys = readKeyFile(await readFile(keyFile, 'utf8'));
  } catch (error) {
    print(`Cannot read the keys in ${keyFile}: ${messageOf(error)}`);
    return NOT_READABLE;
  }
  const report = await verifyExportBundle(bytes, keys);
  for (const line of reportLines(file, report)) print(line);
  return report.ok ? VERIFIED : NOT_VERIFIED;
}

function reportLines(file: string, { ok, checks, manifest }: VerifyReport): string[] {
  const width = Math.max(...checks.map(({ id }) => id.length));
  const lines = checks.map(({ id, passed, detail }) => `${passed ? 'ok  ' : 'FAIL'}  ${id.padEnd(width)}  ${detail}`);
  const failed = checks.filter(({ passed }) => !passed).map(({ id }) => id);
  if (!ok) return [...lines, '', `NOT VERIFIED: ${file} (${failed.join(', ')})`];
  const { nameplate, destination } = manifest ?? {};
  const whose = `${nameplate?.tenant}, ${nameplate?.legalEntity}, region ${nameplate?.region}`;
  const policy = `policy ${nameplate?.policyId} version ${nameplate?.policyVersion}, destination ${destination}`;
  return [...lines, '', `VERIFIED: ${file} (${whose}; ${policy})`];
}

function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
