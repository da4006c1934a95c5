import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Makes the scratch folder in `folder` anew: what an earlier process left there is nobody's. */
export async function emptyScratchFolder(folder: string): Promise<string> {
  const scratchFolder = join(folder, 'scratch');
  await rm(scratchFolder, { recursive: true, force: true });
  await mkdir(scratchFolder, { recursive: true });
  return scratchFolder;
}
