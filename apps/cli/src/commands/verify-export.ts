import { runVerifyExport } from '@chancery/exports/verify-command';

/** Verifies a bundle and prints each check. @returns the exit code: 0 when every check holds. */
export function verifyExport(file: string, keyFile: string): Promise<number> {
  return runVerifyExport({ file, keyFile });
}
