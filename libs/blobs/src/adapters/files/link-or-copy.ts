import { constants } from 'node:fs';
import { copyFile, link } from 'node:fs/promises';

/** What a file system answers that cannot link these two names: another device, no links at all, too many, not allowed. */
const CANNOT_LINK = new Set(['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES']);

/** Makes `target` a second name of `source`, or a copy where the file system cannot. */
export async function linkOrCopy(source: string, target: string, makeLink: typeof link = link): Promise<void> {
  try {
    await makeLink(source, target);
  } catch (error) {
    if (!CANNOT_LINK.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await copyFile(source, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  }
}
