import { ENGINES } from './engines.ts';
import type { EngineName } from './engines.ts';
import { bringDown, bringUp } from './stack.ts';

/**
 * Does `work` with the engines up and their variables set in this process: those that are named or run already as they
 * are; others are started, and ended again.
 * @throws Error when one cannot be had.
 */
export async function withEngines<T>(names: readonly EngineName[], work: () => Promise<T>): Promise<T> {
  const started: EngineName[] = [];
  try {
    for (const engine of ENGINES.filter(({ name }) => names.includes(name))) {
      const { url, version, from } = await bringUp(engine);
      if (from === 'started') started.push(engine.name);
      process.env[engine.variable] = url;
      console.log(`${engine.name}: ${version} (${from})`);
    }
    return await work();
  } finally {
    for (const name of started) await bringDown(name);
  }
}
