/** What `listKeys` needs of a folder's entry; `fs.Dirent` has it. */
export interface FolderEntry {
  readonly name: string;
  isFile(): boolean;
  isDirectory(): boolean;
}

/** Reads the entries of a folder, given as a path relative to the root (`''` is the root). */
export type ReadFolder = (folder: string) => Promise<readonly FolderEntry[]>;

/**
 * The keys that start with `prefix`, sorted by character code. Only folders that can hold such keys are read, one
 * folder's names in memory at a time per level. Symbolic links are not followed.
 */
export async function* listKeys(readFolder: ReadFolder, prefix: string, contentSuffix: string): AsyncIterable<string> {
  yield* walk('');

  async function* walk(folder: string): AsyncIterable<string> {
    // A folder sorts as its name with the slash that follows it in every key inside.
    const names: string[] = [];
    for (const entry of await readFolder(folder)) {
      if (entry.isDirectory()) names.push(`${folder}${entry.name}/`);
      else if (entry.isFile() && entry.name.endsWith(contentSuffix)) {
        names.push(`${folder}${entry.name.slice(0, -contentSuffix.length)}`);
      }
    }
    for (const name of names.sort()) {
      if (!name.endsWith('/')) {
        if (name.startsWith(prefix)) yield name;
      } else if (name.startsWith(prefix) || prefix.startsWith(name)) {
        yield* walk(name);
      }
    }
  }
}
