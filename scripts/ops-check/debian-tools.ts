import { spawnSync } from 'node:child_process';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from '../stack/stack-folders.ts';
import { MissingToolError, run } from '../stack/tools.ts';

/**
 * The path of `command`: the one that is there, or the one in Debian's package, which is unpacked and not installed:
 * nothing is started.
 * @throws MissingToolError where there is neither.
 */
export async function debianTool(command: string, debianPackage: string): Promise<string> {
  if (runs(command, '--version')) return command;
  const folder = await cached(command, async (filling) => {
    if (!runs('apt-get', '--version') || !runs('dpkg-deb', '--version')) {
      throw new MissingToolError(`\`${command}\` is not there, and its package ${debianPackage} is for Debian only`);
    }
    const download = `apt-get -qq download ${debianPackage}`;
    await run('sh', ['-c', `${download} || (apt-get -qq update && ${download})`], { cwd: filling });
    const [archive = ''] = await readdir(filling);
    await run('dpkg-deb', ['-x', join(filling, archive), join(filling, 'unpacked')]);
    await rename(join(filling, 'unpacked/usr/bin', command), join(filling, command));
    await rm(join(filling, 'unpacked'), { recursive: true });
    await rm(join(filling, archive));
  });
  return join(folder, command);
}

function runs(command: string, flag: string): boolean {
  return spawnSync(command, [flag]).status === 0;
}
