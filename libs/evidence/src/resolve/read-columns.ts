import type { Json, TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { readDatasets } from '../query/engines.ts';
import type { DatasetFiles } from '../query/tenant-engine.ts';

/** The engine sets memory aside for each column of a result: the first rows of a thousand, sorted, are more than it has. */
const COLUMNS_AT_ONCE = 250;

/**
 * Reads many columns, some at a time.
 * @param columns SQL expressions
 * @param rest what follows them in the statement; it has to give the same rows in the same order each time
 * @returns rows of a value per column
 * @throws Problem `busy`
 */
export async function readColumns(
  plane: Plane,
  tenant: TenantId,
  files: DatasetFiles,
  columns: readonly string[],
  { rest, values }: { readonly rest: string; readonly values: readonly (string | number)[] },
): Promise<readonly (readonly Json[])[]> {
  const parts: (readonly (readonly Json[])[])[] = [];
  for (let from = 0; from < columns.length; from += COLUMNS_AT_ONCE) {
    const sql = `SELECT ${columns.slice(from, from + COLUMNS_AT_ONCE).join(', ')} ${rest}`;
    const part = await readDatasets(plane, tenant, [files], { sql, values });
    if (part.length === 0) return [];
    parts.push(part);
  }
  const [first = [], ...others] = parts;
  return first.map((row, index) => [...row, ...others.flatMap((part) => part[index] ?? [])]);
}
