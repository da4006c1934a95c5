import { spawnSync } from 'node:child_process';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from '../stack/stack-folders.ts';
import { MissingToolError, run } from '../stack/tools.ts';

/**
 * The path of `promtool`: the one that is there, or the one in Debian's package of Prometheus, which is unpacked and not
 * installed: nothing is started.
 * @throws MissingToolError where there is neither.
 */
export async function promtool(): Promise<string> {
  if (runs('promtool', '--version')) return 'promtool';
  const folder = await cached('promtool', async (filling) => {
    if (!runs('apt-get', '--version') || !runs('dpkg-deb', '--version')) {
      throw new MissingToolError('promtool is not there, and is unpacked on Debian only: install Prometheus');
    }
    await run(
      'sh',
      ['-c', 'apt-get -qq download prometheus || (apt-get -qq update && apt-get -qq download prometheus)'],
      {
        cwd: filling,
      },
    );
    const [archive = ''] = await readdir(filling);
    await run('dpkg-deb', ['-x', join(filling, archive), join(filling, 'unpacked')]);
    await rename(join(filling, 'unpacked/usr/bin/promtool'), join(filling, 'promtool'));
    await rm(join(filling, 'unpacked'), { recursive: true });
    await rm(join(filling, archive));
  });
  return join(folder, 'promtool');
}

function runs(command: string, flag: string): boolean {
  return spawnSync(command, [flag]).status === 0;
}
