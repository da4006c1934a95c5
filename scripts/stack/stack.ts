import { rm } from 'node:fs/promises';
import { ownUrl } from './engines.ts';
import type { Engine, EngineName } from './engines.ts';
import { endProcess, isOurs } from './processes.ts';
import { readStack, rememberServer } from './stack-state.ts';
import type { StackServer } from './stack-state.ts';

/** Where an engine is. */
export interface RunningEngine {
  readonly engine: Engine;
  readonly url: string;
  readonly version: string;
  /** `yours`: named by its variable. */
  readonly from: 'started' | 'running already' | 'yours';
}

/** The engine as its variable names it, as it runs already, or started anew. @throws Error when none can be had. */
export async function bringUp(engine: Engine): Promise<RunningEngine> {
  const own = ownUrl(engine);
  if (own !== null) return { engine, url: own, version: await engine.version(own), from: 'yours' };
  const running = await runningServer(engine);
  if (running !== null) return { engine, ...running, from: 'running already' };
  await bringDown(engine.name);
  const server = await engine.start({ onProcess: (process) => rememberServer(engine.name, process) });
  const { pid, dataFolder, logFile, url, version } = server;
  rememberServer(engine.name, { pid, dataFolder, logFile, url, version });
  return { engine, url, version, from: 'started' };
}

/** The server of `stack:up` when it is alive and answers. */
export async function runningServer(engine: Engine): Promise<{ url: string; version: string } | null> {
  const { pid, dataFolder, url, version }: Partial<StackServer> = readStack()[engine.name] ?? {};
  if (pid === undefined || dataFolder === undefined || url === undefined || version === undefined) return null;
  if (!isOurs(pid, dataFolder)) return null;
  try {
    await engine.version(url);
    return { url, version };
  } catch {
    return null;
  }
}

/** Ends the server that `stack:up` started, by its pid, and removes its data. @returns whether there was one alive. */
export async function bringDown(name: EngineName): Promise<boolean> {
  const server = readStack()[name];
  if (server === undefined) return false;
  const alive = isOurs(server.pid, server.dataFolder);
  await endProcess(server.pid, server.dataFolder);
  await rm(server.dataFolder, { recursive: true, force: true });
  rememberServer(name, null);
  return alive;
}
