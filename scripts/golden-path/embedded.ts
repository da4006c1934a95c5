import { writeFileSync } from 'node:fs';
import { startServer } from '../support/server.ts';
import { tellGoldenPath } from './tell.ts';
import { cliOutput } from './world.ts';
import type { World } from './world.ts';

/** The story on the embedded topology, a service of its own; `history` names the file to keep the record in. */
export async function goldenPathEmbedded(history: string | undefined) {
  const server = await startServer({ environment: { CHANCERY_SAMPLES: 'off' } });
  try {
    const { world, summary } = await tellGoldenPath({
      urls: [server.url],
      administrators: server.administrators,
      folder: server.dataFolder,
      cli: { options: ['--data', server.dataFolder], environment: {} },
    });
    if (history !== undefined) keepHistory(world, history);
    return { ok: true, ...summary };
  } finally {
    await server.dispose();
  }
}

/** Of the tenant and of its plane. */
function keepHistory(world: World, file: string): void {
  const histories = [world.tenant, 'eu_system'].map((of) => cliOutput(world, 'export-history', '--tenant', of));
  writeFileSync(file, histories.join(''));
}
