// Runs what needs real engines: `npm run test:engines [-- <arguments for Jest>]`. Starts the servers that are not up, and
// ends those again; prints what ran on which server, and ends with `N passed, N failed`.
import { bringDown, bringUp } from '../stack/stack.ts';
import { ENGINES } from '../stack/engines.ts';
import type { EngineName } from '../stack/engines.ts';
import { eventStoreVersion } from './event-store-version.ts';
import type { Counts, EngineUnderTest } from './step.ts';
import { ENGINE_STEPS } from './steps.ts';

const engines = new Map<string, EngineUnderTest>();
const environment: NodeJS.ProcessEnv = { ...process.env };
const started: EngineName[] = [];
const total = { passed: 0, failed: 0 };
try {
  await bringAllUp();
  for (const step of ENGINE_STEPS) add(await step.run({ environment, engines }));
} catch (error) {
  console.error(error);
  add({ passed: 0, failed: 1 });
} finally {
  for (const name of started) await bringDown(name);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

function add({ passed, failed }: Counts): void {
  total.passed += passed;
  total.failed += failed;
}

/** An engine that cannot be had is a failure of its own, besides those of the specs that miss it. */
async function bringAllUp(): Promise<void> {
  for (const engine of ENGINES) {
    try {
      const { url, version, from } = await bringUp(engine);
      if (from === 'started') started.push(engine.name);
      environment[engine.variable] = url;
      engines.set(engine.name, { variable: engine.variable, version });
      console.log(`${engine.name}: ${version} (${from})`);
    } catch (error) {
      console.error(`No ${engine.name}: ${error instanceof Error ? error.message : String(error)}`);
      add({ passed: 0, failed: 1 });
    }
  }
  const version = await eventStoreVersion();
  engines.set('eventstoredb', { variable: 'EVENTSTORE_URL', version });
  console.log(`eventstoredb: ${version}`);
}
