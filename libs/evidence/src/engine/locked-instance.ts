import { DuckDBInstance } from '@duckdb/node-api';
import { quotedText } from './sql-text.ts';

export interface EngineLimits {
  /** For example `512MB`. */
  readonly memoryLimit: string;
  readonly threads: number;
  /** More options the database is opened with, by name. */
  readonly options?: { readonly [name: string]: string };
  /** More settings that hold before they are locked, by name. */
  readonly settings?: { readonly [name: string]: string };
}

/**
 * An engine that can read and write files inside `folder` and nothing else: no other file, no network, no extension, no
 * temporary file, and no statement can change a setting.
 */
export async function openLockedInstance(path: string, folder: string, limits: EngineLimits): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(path, {
    memory_limit: limits.memoryLimit,
    threads: String(limits.threads),
    temp_directory: '',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    // Errors say where in the statement they are.
    errors_as_json: 'true',
    ...limits.options,
  });
  const connection = await instance.connect();
  for (const [name, value] of Object.entries({ TimeZone: 'UTC', ...limits.settings })) {
    await connection.run(`SET ${name} = ${quotedText(value)}`);
  }
  await connection.run(`SET allowed_directories = [${quotedText(folder)}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  connection.closeSync();
  return instance;
}
