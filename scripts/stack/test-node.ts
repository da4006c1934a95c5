import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts, startEngine } from './engine-server.ts';
import type { EngineOptions, EngineServer } from './engine-server.ts';
import { newDataFolder, newLogFile } from './stack-folders.ts';

const TYPESCRIPT = new URL('../run/typescript.mjs', import.meta.url).href;
const NODE = fileURLToPath(new URL('./eventstoredb-node.ts', import.meta.url));

/** Starts the EventStoreDB test node as a process of its own. It keeps what it answered for in its folder. */
export async function startTestNode(options: EngineOptions = {}): Promise<EngineServer> {
  const dataFolder = options.dataFolder ?? (await newDataFolder('eventstoredb'));
  const [free = 0] = await freePorts(1);
  const port = options.port ?? free;
  const logFile = options.logFile ?? (await newLogFile('eventstoredb'));
  return startEngine({
    name: 'EventStoreDB test node',
    command: process.execPath,
    parameters: ['--import', TYPESCRIPT, NODE, '--port', String(port), '--data', join(dataFolder, 'events')],
    url: `esdb://127.0.0.1:${port}?tls=false`,
    ...{ port, dataFolder, logFile },
    ready: async () => {
      // A node that comes back writes into the log of the one before: the last line is its own.
      const said = (await readFile(logFile, 'utf8')).trimEnd().split('\n').at(-1) ?? '';
      const { pid } = JSON.parse(said) as { pid: number };
      process.kill(pid, 0);
      return 'EventStoreDB test node';
    },
    ...(options.onProcess && { onProcess: options.onProcess }),
  });
}
