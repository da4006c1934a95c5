import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const JOURNAL = 'evidence_journal/';
/** Older than anything that could still be at work on an upload. */
const LONG_AGO_MS = 24 * 3600 * 1000;

/** Keys of all blobs in a plane's folder, and what is left of writes under way. */
export async function blobsOf(planeFolder: string): Promise<{ keys: readonly string[]; incoming: number }> {
  const folder = join(planeFolder, 'blobs');
  const found = await readdir(join(folder, 'content'), { recursive: true, withFileTypes: true });
  const keys = found
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, 'content/').length))
    // The file of a blob ends with `~`.
    .map((path) => path.replace(/~$/, ''));
  return { keys, incoming: (await readdir(join(folder, 'incoming'))).length };
}

/** Journal entries of uploads that were not brought to an end. */
export async function unsettled(planeFolder: string): Promise<number> {
  const { keys } = await blobsOf(planeFolder);
  return keys.filter((key) => key.startsWith(JOURNAL)).length;
}

/** Lets every interrupted upload be a day old, as it would be for the sweep a day later. The service is stopped. */
export async function ageUploads(planeFolder: string): Promise<void> {
  const { keys } = await blobsOf(planeFolder);
  for (const key of keys.filter((one) => one.startsWith(JOURNAL))) {
    const file = join(planeFolder, 'blobs/content', `${key}~`);
    const upload = JSON.parse(await readFile(file, 'utf8')) as { startedAt: number };
    await writeFile(file, JSON.stringify({ ...upload, startedAt: upload.startedAt - LONG_AGO_MS }));
  }
}
