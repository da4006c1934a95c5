/** The code of an error of Node (`ERR_…`, `Z_…`, `ENOENT`); `null` for what has none. */
export function errorCode(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
}
